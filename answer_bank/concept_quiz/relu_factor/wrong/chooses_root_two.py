# mistake: chooses "root-two"
# message: lesson 5
relu_factor = "root-two"
