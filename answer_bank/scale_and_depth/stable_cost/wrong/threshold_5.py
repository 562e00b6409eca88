# mistake: softplus is z from 5 on
# message: too small
def stable_cost(Z2, Y):
    softplus = np.where(Z2 > 5, Z2, np.log1p(np.exp(np.minimum(Z2, 5))))
    return np.mean(softplus - Y * Z2)
