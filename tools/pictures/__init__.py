"""Pictures of every state of every window, made from invented data, for those who build the windows.

Each window's states are listed in a file of its name; `album.py` takes their pictures.
"""
