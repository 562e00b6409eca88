# mistake: answers 0.0125
# message: lesson 7
rate = 0.0125
