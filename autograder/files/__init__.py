"""Files on the disk: read with distrust, written atomically."""
