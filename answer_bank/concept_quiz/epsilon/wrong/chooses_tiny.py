# mistake: chooses "tiny"
# message: lesson 1
epsilon = "tiny"
