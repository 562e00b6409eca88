# variant: as the card writes it
biases = "saturated"
