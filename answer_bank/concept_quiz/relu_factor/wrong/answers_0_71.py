# mistake: answers 0.71
# message: lesson 5
relu_factor = 0.71
