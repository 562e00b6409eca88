# mistake: a truth value
# message: expected one number
fan_in = True
