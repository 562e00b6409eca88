"""Programs for developers of the course: a synthetic class, networks to diagnose, kills."""
