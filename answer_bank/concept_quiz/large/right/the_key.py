# variant: as the card writes it
large = ["cost", "saturated", "w1"]
