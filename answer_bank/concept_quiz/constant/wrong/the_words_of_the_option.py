# mistake: the option's words, not its key
# message: expected one word of
constant = "They move, and stay copies of one another."
