"""What instructors and self-learners run; see README.md."""
