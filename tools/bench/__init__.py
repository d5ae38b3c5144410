"""Measures what glutebreak costs, beside a bare tray icon in the same session."""
