# variant: as the card writes it
moves = ["b2", "w2"]
