"""Helpers that several tests use; no test imports from another test."""
