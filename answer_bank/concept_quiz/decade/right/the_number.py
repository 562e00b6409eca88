# variant: as the card writes it
decade = 159
