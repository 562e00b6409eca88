# variant: capital letters
proof = ["Tied", "Forward", "Back", "Gradients", "Step", "Again"]
