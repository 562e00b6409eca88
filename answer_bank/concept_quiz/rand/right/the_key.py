# variant: as the card writes it
rand = ["mean", "positive"]
