"""The coaching: which routine to propose, and how a guided break goes."""
