# mistake: the number, not the option's key
# message: a float, expected one word of
epsilon = 5e-3
