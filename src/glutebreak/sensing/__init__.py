"""How the world tells that somebody is there: one file per mechanism."""
