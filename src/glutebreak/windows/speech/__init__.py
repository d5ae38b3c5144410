"""Speech: the voice that a guided break speaks with, and the settings try out."""
