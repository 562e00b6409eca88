# variant: capital letters
proof = ["Tied", "Forward", "Back", "Slopes", "Step", "Again"]
