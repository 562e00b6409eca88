# mistake: two neighbours are swapped
# message: lesson 2
proof = ["tied", "back", "forward", "gradients", "step", "again"]
