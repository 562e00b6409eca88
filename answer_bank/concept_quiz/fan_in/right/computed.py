# variant: computed
fan_in = 1 / 400**0.5
