# variant: computed
decade = 4 * 7
