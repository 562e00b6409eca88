# mistake: chooses "nothing"
# message: lesson 3
biases = "nothing"
