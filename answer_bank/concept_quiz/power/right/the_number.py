# variant: as the card writes it
power = 2900
