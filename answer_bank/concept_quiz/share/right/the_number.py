# variant: as the card writes it
share = 0.562
