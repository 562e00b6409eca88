# mistake: chooses "learn"
# message: lesson 2
constant = "learn"
