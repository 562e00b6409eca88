# variant: as the card writes it
first_cost = 0.693
