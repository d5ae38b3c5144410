"""The demo: two scripted hours in under three minutes."""
