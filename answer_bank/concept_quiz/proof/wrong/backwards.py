# mistake: from the end to the start
# message: lesson 2
proof = ["again", "step", "gradients", "back", "forward", "tied"]
