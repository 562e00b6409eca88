# mistake: chooses "zero"
# message: lesson 5
edge = "zero"
