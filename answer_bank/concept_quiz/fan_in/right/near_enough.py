# variant: rounded within the tolerance
fan_in = 0.0495
