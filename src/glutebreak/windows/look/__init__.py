"""The one visual language of all windows: tokens, the look in force, and controls painted to it.

Every control takes a `Look` first, follows it when it changes, has an accessible name and works by keyboard.
"""
