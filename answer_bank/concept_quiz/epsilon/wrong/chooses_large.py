# mistake: chooses "large"
# message: lesson 1
epsilon = "large"
