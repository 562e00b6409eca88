# mistake: two neighbours are swapped
# message: lesson 1
backward = ["z1", "z2", "a1", "a2", "dz2", "dz1", "dw1"]
