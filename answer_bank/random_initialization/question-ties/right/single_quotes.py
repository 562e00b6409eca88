# variant: single quotes
answer_ties = 'b'
