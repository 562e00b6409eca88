# mistake: a list where one word is asked for
# message: a list of 1, expected one word of
constant = ["still"]
