"""What crosses between the grader and a learner's process: values, frames, conversations."""
