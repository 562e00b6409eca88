# variant: names as in the formulas
backward = ["Z1", "A1", "Z2", "A2", "dZ2", "dZ1", "dW1"]
