"""How the slides of some decks of this set are drawn: `words` sets text, `graphs` draws figures, `marks` draws signs."""
