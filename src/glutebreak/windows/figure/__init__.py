"""The drawn figure: its joints, how it moves through an exercise, and how it is painted where there is no film."""
