"""Compares the ways to run tests: points of answers, outcomes of attacks.

`python -m tools.parity` prints the tables; autograder/README.md says what the ways are.
"""
