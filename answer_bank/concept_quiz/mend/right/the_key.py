# variant: as the card writes it
mend = "difference"
