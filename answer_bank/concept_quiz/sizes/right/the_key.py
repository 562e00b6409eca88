# variant: as the card writes it
sizes = "4-6-2"
