# variant: as the card writes it
deep = "waits"
