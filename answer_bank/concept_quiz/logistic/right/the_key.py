# variant: as the card writes it
logistic = "harmless"
