# variant: as the card writes it
relu_factor = "root-half"
