# variant: rounded
first_cost = 0.69
