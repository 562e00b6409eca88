"""What runs inside the sandbox, beside a learner's code. Of the grader it sees the room `wire`."""
