"""Checks of source/scale_and_depth, one module per exercise."""
