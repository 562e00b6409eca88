# variant: as the card writes it
same_seed = "copies"
