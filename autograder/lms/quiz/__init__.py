"""A quiz's questions, for platforms that ask them themselves."""
