# mistake: in per cent
# message: lesson 5
fan_in = 8.66
