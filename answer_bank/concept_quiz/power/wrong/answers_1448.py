# mistake: answers 1448
# message: lesson 4
power = 1448
