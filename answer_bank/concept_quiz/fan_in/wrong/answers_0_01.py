# mistake: answers 0.01
# message: lesson 5
fan_in = 0.01
