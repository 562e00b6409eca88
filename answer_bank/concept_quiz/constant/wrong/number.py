# mistake: the option's number
# message: a int, expected one word of
constant = 2
