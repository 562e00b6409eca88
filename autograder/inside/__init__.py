"""What runs inside the sandbox, next to a learner's code; of the grader it imports only `wire`."""
