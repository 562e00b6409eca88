# mistake: a list of letters
# message: expected one letter
answer_constant = ["c"]
