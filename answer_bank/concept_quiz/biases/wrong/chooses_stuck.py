# mistake: chooses "stuck"
# message: lesson 3
biases = "stuck"
