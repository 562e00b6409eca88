# mistake: keeps the order in which the steps are shown
# message: lesson 2
proof = ["gradients", "again", "forward", "tied", "step", "back"]
