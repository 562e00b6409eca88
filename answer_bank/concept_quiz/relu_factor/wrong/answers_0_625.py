# mistake: answers 0.625
# message: lesson 5
relu_factor = 0.625
