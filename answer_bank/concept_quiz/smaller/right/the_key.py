# variant: as the card writes it
smaller = "waits"
