# mistake: answers 0.75
# message: lesson 5
relu_factor = 0.75
