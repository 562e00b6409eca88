# mistake: chooses "half"
# message: lesson 4
output = "half"
