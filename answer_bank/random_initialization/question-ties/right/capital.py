# variant: a capital, with a space
answer_ties = " B "
