"""What runs inside the sandbox, next to a learner's code; it imports nothing but `wire`."""
