"""How many replicas each pool should have, and why: pure functions of a snapshot. Imports no other part of Deckflow."""
