# mistake: answers 0.005
# message: lesson 7
rate = 0.005
