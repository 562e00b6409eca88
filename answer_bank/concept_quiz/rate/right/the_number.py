# variant: as the card writes it
rate = 0.8
