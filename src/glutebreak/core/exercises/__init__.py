"""The exercises: what there is to do, how it is read and checked, how it is found."""
