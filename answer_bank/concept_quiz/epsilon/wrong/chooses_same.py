# mistake: chooses "same"
# message: lesson 1
epsilon = "same"
