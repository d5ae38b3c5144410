"""The guided break: its window, the small window in a corner, and what leads through both."""
