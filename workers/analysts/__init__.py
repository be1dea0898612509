"""The analysts: what reads slides and decks. One protocol, several implementations."""
