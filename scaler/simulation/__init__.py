"""A world to try policies in: uploads, decks, replicas and bills on a simulated clock, with the product's own policies in it."""
