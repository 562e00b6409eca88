# variant: as the card writes it
sizes = "columns"
