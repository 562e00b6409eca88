# variant: as the card writes it
epsilon = "larger"
