# variant: as the card writes it
proof = ["tied", "forward", "back", "slopes", "step", "again"]
