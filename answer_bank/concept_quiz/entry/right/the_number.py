# variant: as the card writes it
entry = 0.482
