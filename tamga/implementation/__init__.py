"""Measures of decisions: what was done, how it is scored, the half-year report."""
