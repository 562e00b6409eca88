# variant: log1p(exp(-|z|)) - min(z, 0) + (1 - y) z
def stable_cost(Z2, Y):
    return np.mean(np.log1p(np.exp(-np.abs(Z2))) - np.minimum(Z2, 0) + (1 - Y) * Z2)
