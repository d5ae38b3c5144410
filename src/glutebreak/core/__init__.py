"""The pure core: the sitting model, what to propose, what the days add up to.

Standard library only. Time comes in as an argument, decisions go out as values, and no sentence for the user is written
here; what is wrong with a line of a trace is said to who wrote the trace.
"""
