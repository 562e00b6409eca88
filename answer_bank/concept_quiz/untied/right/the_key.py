# variant: as the card writes it
untied = ["b1", "w1", "w2"]
