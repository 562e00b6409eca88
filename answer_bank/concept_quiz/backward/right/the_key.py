# variant: as the card writes it
backward = ["z1", "a1", "z2", "a2", "dz2", "dz1", "dw1"]
