# variant: as the card writes it
seeds = "spread"
