"""Servers that stand in for others in tests: written to their contracts, sharing no code with our clients."""
