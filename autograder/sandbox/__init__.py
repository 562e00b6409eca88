"""The walls around learners' code: what is allowed, and how this machine enforces it."""
