"""The icon in the tray: what it looks like, what it says, what can be chosen from it."""
