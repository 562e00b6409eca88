# mistake: the last step comes first
# message: lesson 2
proof = ["again", "tied", "forward", "back", "gradients", "step"]
