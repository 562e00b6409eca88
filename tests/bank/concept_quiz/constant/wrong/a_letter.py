# mistake: a letter, as in other quizzes
# message: expected one of
constant = "d"
