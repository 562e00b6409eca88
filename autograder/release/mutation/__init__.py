"""Mutation testing: small mistakes in the model solutions, for the hidden tests to catch."""
