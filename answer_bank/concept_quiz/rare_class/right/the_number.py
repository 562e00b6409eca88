# variant: as the card writes it
rare_class = 22.5
