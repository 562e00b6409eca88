# mistake: chooses "part"
# message: lesson 2
constant = "part"
