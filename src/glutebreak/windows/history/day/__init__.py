"""The day: a timeline that can be looked at closely and corrected."""
