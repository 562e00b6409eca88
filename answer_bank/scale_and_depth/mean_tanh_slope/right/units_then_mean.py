# variant: unit by unit
def mean_tanh_slope(Z1):
    rows = [np.mean(1 - np.tanh(row) ** 2) for row in Z1]
    return sum(rows) / len(rows)
