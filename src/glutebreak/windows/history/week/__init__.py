"""The week: what was sat, got up for and done, day by day."""
