# mistake: chooses "copies"
# message: lesson 2
constant = "copies"
