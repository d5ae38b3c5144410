"""The one window of history, with the day, the week and what was done so far in it."""
