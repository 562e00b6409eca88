# mistake: a complex number
# message: expected one number
fan_in = 0.0866 + 0j
