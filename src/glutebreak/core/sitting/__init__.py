"""The sitting model: how long somebody has been sitting, and when to ask them to get up.

Its rules are those of `docs/sitting-model.md`.
"""
