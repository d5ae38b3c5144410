"""What is kept: the SQLite log and the settings file."""
