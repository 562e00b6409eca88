# variant: as the card writes it
same_loss = "opposite"
