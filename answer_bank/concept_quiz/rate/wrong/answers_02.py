# mistake: answers 0.2
# message: lesson 7
rate = 0.2
