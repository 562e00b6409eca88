"""Checks of source/random_initialization, one module an exercise."""
