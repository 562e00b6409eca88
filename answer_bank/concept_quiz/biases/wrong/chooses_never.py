# mistake: chooses "never"
# message: lesson 3
biases = "never"
