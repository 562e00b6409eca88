# variant: rounded
first_cost = 2.08
