# mistake: three numbers
# message: a tuple of 3, expected one word of
sizes = (4, 6, 2)
