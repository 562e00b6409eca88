# variant: rounded within the tolerance
fan_in = 0.087
