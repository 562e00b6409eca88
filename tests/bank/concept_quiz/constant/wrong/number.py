# mistake: the option's number
# message: a int, expected one of
constant = 4
