# mistake: chooses "useless"
# message: lesson 1
epsilon = "useless"
