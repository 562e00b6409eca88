# mistake: two letters for one choice
# message: expected one letter
answer_ties = "db"
