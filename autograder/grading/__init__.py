"""Grades a class, or one notebook: from submissions to reports."""
