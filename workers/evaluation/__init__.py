"""Evaluation: what an analysis found, judged against what is known to be true of the deck. All of it is pure.

`gold` is the truth and its file's shape, `verdicts` judges facts, `evidence` citations and hidden text, `results` reads what
the six tasks stored, `scores` counts, `comparison` sets two runs side by side. What each figure means is in docs/evaluation.md.
"""
