# mistake: chooses "huge"
# message: lesson 4
output = "huge"
