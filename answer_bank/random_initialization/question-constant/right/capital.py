# variant: a capital, with a space
answer_constant = " C "
