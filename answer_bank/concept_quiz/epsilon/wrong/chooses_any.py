# mistake: chooses "any"
# message: lesson 1
epsilon = "any"
