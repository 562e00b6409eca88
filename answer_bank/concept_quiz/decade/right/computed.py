# variant: computed
decade = 84 + 3 * (84 - 59)
