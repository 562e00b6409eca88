# mistake: the wrong options instead of the right ones
# message: lesson 1
factor = ["half", "sign", "mean"]
