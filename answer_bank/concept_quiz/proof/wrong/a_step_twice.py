# mistake: a step twice
# message: each of these once
proof = ["tied", "tied", "forward", "back", "gradients", "step", "again"]
