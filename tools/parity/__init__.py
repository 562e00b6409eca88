"""Compares the two ways to run tests, split and together: points of answers, outcomes of attacks.

`python -m tools.parity` prints the tables; autograder/README.md says what the two ways are.
"""
