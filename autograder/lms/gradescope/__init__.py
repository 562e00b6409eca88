"""Grading on Gradescope's servers: the bundle that goes there, and the results that come back."""
