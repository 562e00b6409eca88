"""A notebook as data (pure): what a test cell is, what a learner wrote, what it scores."""
