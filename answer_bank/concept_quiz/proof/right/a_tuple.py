# variant: a tuple
proof = ("tied", "forward", "back", "slopes", "step", "again")
