"""What people read about graded work: feedback, insight, and their HTML pages."""
