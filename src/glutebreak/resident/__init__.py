"""The tray process: sensors in, model stepped, effects out. Small, and stays small."""
