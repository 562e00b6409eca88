# mistake: another of the options
# message: not the best
answer_constant = "a"
