# variant: as the card writes it
fan_in = 0.0866
