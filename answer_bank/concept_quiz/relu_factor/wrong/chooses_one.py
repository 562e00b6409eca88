# mistake: chooses "one"
# message: lesson 5
relu_factor = "one"
