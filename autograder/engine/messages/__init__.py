"""What may be said of a test, and of an answer that is missing."""
