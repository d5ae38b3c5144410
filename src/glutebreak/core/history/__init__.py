"""The history: what bouts, breaks and sets add up to, by day, week and exercise."""
