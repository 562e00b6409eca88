# variant: as the card writes it
fifty = ["logits", "zeros"]
