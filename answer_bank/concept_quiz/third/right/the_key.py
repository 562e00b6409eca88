# variant: as the card writes it
third = ["double", "half"]
