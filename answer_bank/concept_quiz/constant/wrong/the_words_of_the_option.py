# mistake: the option's words, not its key
# message: expected one word of
constant = "They do not move, since no gradient reaches them."
