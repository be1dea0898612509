"""Small linear classifiers of a deck's wording, trained by `python -m benchmarks.wording`. It owns no table."""
