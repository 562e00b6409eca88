# mistake: the limit of 2010, 1 over the root of n, is 0.05
# message: lesson 5
fan_in = 1 / 400**0.5
