# variant: as the card writes it
output = 0.081
