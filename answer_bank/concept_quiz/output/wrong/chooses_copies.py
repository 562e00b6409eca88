# mistake: chooses "copies"
# message: lesson 4
output = "copies"
