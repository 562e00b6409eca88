"""Mutation testing: small mistakes in the reference solutions, which the hidden tests must catch."""
