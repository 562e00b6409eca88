# variant: 159.0
decade = 159.0
