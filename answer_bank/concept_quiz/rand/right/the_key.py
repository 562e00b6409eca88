# variant: as the card writes it
rand = ["saturated", "w1"]
