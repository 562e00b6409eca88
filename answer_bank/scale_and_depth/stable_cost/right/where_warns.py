# variant: both branches are computed, and one of them warns
def stable_cost(Z2, Y):
    softplus = np.where(Z2 > 30, Z2, np.log1p(np.exp(np.minimum(Z2, 30))))
    A2 = 1 / (1 + np.exp(-Z2))
    print('answers', A2)
    return np.mean(softplus - Y * Z2)
