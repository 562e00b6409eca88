# mistake: answers 0.05
# message: lesson 5
fan_in = 0.05
