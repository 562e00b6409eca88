# mistake: answers 1448
# message: lesson 5
power = 1448
