# variant: as the card writes it
output = "leap"
