"""A term of a whole class, played by the steps of the README: python -m tools.rehearsal."""
