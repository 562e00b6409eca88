"""Mutation testing: small mistakes in the reference solutions, for the hidden tests to catch."""
