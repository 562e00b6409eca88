"""The sandbox around learners' code: what it allows, and how this machine enforces it."""
