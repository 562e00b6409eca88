# mistake: one wrong option is chosen too
# message: lesson 1
third = ["double", "half", "sign"]
