# variant: as the card writes it
proof = ["tied", "forward", "back", "gradients", "step", "again"]
