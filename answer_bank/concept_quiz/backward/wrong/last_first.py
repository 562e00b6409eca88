# mistake: the last step comes first
# message: lesson 1
backward = ["dw1", "z1", "a1", "z2", "a2", "dz2", "dz1"]
