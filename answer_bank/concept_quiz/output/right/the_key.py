# variant: as the card writes it
output = "one"
