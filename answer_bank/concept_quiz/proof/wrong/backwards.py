# mistake: from the end to the start
# message: lesson 2
proof = ["again", "step", "slopes", "back", "forward", "tied"]
