# variant: as the card writes it
breakers = ["dropout", "noise"]
