# mistake: chooses "tied"
# message: lesson 3
biases = "tied"
