# mistake: the standard deviation of He's rule
# message: lesson 5
fan_in = (2 / 400) ** 0.5
