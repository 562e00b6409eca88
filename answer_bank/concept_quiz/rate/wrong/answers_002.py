# mistake: answers 0.02
# message: lesson 7
rate = 0.02
