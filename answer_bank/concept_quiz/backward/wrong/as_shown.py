# mistake: keeps the order in which the steps are shown
# message: lesson 1
backward = ["dz2", "z1", "dw1", "a2", "a1", "dz1", "z2"]
