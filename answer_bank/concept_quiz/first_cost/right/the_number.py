# variant: as the card writes it
first_cost = 2.079
