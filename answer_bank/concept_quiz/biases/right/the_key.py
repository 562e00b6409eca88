# variant: as the card writes it
biases = "enough"
