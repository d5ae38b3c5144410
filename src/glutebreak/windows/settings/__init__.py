"""The settings window: what can be set now, in groups."""
