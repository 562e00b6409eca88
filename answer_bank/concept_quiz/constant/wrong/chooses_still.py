# mistake: chooses "still"
# message: lesson 2
constant = "still"
