# mistake: more than one number
# message: expected one number
fan_in = [0.0866, 0.0025]
