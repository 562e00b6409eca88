# variant: the old rate times the square of the factor
rate = 0.05 * (0.2 / 0.05) ** 2
