# mistake: the last step is missing
# message: each of these once
proof = ["tied", "forward", "back", "gradients", "step"]
