# mistake: answers 20
# message: lesson 5
fan_in = 20.0
