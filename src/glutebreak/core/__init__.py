"""The pure core: the sitting model, what to propose, what the days add up to.

Standard library only. Time comes in as an argument, decisions go out as values, and no sentence is written here.
"""
