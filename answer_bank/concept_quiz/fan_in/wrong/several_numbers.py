# mistake: more than one number
# message: expected one number
fan_in = [0.05, 0.0025]
