# mistake: three numbers
# message: a tuple of 3, expected one of
sizes = (4, 6, 2)
