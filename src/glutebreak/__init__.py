"""glutebreak: a sitting clock in the tray that asks you to get up and use your glutes."""

__version__ = "0.1.0"
