"""Checks an assignment before it is released, and releases it."""
