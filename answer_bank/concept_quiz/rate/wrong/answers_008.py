# mistake: answers 0.08
# message: lesson 7
rate = 0.08
