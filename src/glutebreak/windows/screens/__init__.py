"""Pictures of every state of every window, staged from invented data: for those who build them, and for the eye.

Each window declares its states in a `screens.py` beside it; `album.py` lists those files and takes the pictures.
"""
