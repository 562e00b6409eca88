"""The wire format between the grader and a learner's process: values, frames, messages."""
