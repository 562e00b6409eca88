# mistake: one wrong option is chosen too
# message: lesson 1
factor = ["third", "triple", "half"]
