# variant: one logaddexp of the signed logit
def stable_cost(Z2, Y):
    return float(np.logaddexp(0.0, (1 - 2 * Y) * Z2).sum() / Z2.shape[1])
