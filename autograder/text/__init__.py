"""Makes text from learners safe to show anywhere (pure)."""
