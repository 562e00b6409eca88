# variant: rounded
entry = 0.48
