"""Inputs that nobody would write on purpose, tried on the app by thousands; each is drawn from a seed of its own."""
