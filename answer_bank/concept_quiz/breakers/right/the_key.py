# variant: as the card writes it
breakers = ["rates", "rounding"]
