"""Programs for whoever works on the course: classes to try, networks to diagnose, kills."""
