"""Runs one notebook: the learner's cells in a sandbox, the tests in a trusted process."""
