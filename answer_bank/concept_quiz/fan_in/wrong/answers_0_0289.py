# mistake: answers 0.0289
# message: lesson 5
fan_in = 0.0289
