# mistake: the wrong options instead of the right ones
# message: lesson 3
rand = ["tied", "error", "centred"]
