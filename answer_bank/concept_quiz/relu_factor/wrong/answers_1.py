# mistake: answers 1
# message: lesson 5
relu_factor = 1
