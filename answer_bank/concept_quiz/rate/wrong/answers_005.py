# mistake: answers 0.05
# message: lesson 7
rate = 0.05
