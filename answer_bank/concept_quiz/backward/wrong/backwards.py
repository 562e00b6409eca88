# mistake: from the end to the start
# message: lesson 1
backward = ["dw1", "dz1", "dz2", "a2", "z2", "a1", "z1"]
