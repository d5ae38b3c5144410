"""What was done so far: exercises by side, and which asks got a yes."""
