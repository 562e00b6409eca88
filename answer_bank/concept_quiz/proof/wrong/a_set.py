# mistake: a set, which has no order
# message: no order
proof = {"tied", "forward", "back", "gradients", "step", "again"}
