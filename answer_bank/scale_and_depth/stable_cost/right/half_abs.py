# variant: (|z| + z) / 2
def stable_cost(Z2, Y):
    softplus = (np.abs(Z2) + Z2) / 2 + np.log(1 + np.exp(-np.abs(Z2)))
    return float(np.squeeze(np.mean(softplus - Y * Z2, axis=1)))
