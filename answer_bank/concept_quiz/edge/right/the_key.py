# variant: as the card writes it
edge = "apart"
