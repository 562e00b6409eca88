"""Files: untrusted ones read safely, our own written atomically."""
