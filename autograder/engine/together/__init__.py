"""Tests that run together with a learner's code, in the sandbox."""
