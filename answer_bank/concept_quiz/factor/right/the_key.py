# variant: as the card writes it
factor = ["third", "triple"]
