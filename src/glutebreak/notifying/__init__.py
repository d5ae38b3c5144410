"""How somebody is asked: one file per mechanism."""
