# mistake: chooses every option
# message: lesson 1
factor = ["triple", "half", "sign", "third", "mean"]
