# variant: a tuple
proof = ("tied", "forward", "back", "gradients", "step", "again")
