# mistake: chooses "half"
# message: lesson 5
relu_factor = "half"
