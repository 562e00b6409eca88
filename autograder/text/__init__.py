"""Text that learners bring, made safe wherever it is shown (pure)."""
