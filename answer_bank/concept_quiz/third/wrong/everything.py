# mistake: chooses every option
# message: lesson 1
third = ["double", "sign", "entry", "half", "mean"]
