# mistake: the wrong options instead of the right ones
# message: lesson 1
third = ["sign", "entry", "mean"]
