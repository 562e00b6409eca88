# variant: computed
fan_in = (3 / 400) ** 0.5
