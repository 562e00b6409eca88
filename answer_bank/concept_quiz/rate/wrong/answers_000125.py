# mistake: answers 0.00125
# message: lesson 7
rate = 0.00125
