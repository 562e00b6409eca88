"""Tests that run outside a learner's code: its functions are proxies."""
