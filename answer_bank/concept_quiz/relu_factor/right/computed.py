# variant: computed
relu_factor = (0.5 * (1 + 0.25)) ** 0.5
