# mistake: a complex number
# message: expected one number
fan_in = 0.05 + 0j
