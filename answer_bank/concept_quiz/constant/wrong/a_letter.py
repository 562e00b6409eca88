# mistake: a letter, as in other quizzes
# message: expected one word of
constant = "d"
