# variant: as the card writes it
output = -320
