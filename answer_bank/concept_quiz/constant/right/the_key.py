# variant: as the card writes it
constant = "still"
