# variant: single quotes
answer_constant = 'c'
