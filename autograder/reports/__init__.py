"""What people read of graded work: feedback, insight, and their pages."""
