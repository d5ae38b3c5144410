"""Why now, why not: the last decisions with their reasons, and what serves what on this desktop."""
