"""A private virtual desktop: what `make run` shows where there is no display, and what the desktop tests run in.

X server, message bus, window manager, tray host and notification daemon, all real, in folders of their own: nothing of
the user's is read, written, started or ended.
"""
