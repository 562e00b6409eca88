"""What learners get of the course: which files, what may not be in them, and where they go."""
