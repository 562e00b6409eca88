"""Checks of source/random_initialization, one module per exercise."""
