# variant: 28.0
decade = 28.0
