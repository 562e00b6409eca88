# mistake: chooses "cost"
# message: lesson 3
biases = "cost"
