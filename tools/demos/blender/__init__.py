"""The part of the studio that runs inside Blender's Python module."""
