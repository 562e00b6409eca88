# mistake: softplus is z from 10 on, and 0 below -10
# message: left out where |z| is above 10
def stable_cost(Z2, Y):
    z = np.clip(Z2, -10, 10)
    softplus = np.where(Z2 > 10, Z2, np.where(Z2 < -10, 0, np.log1p(np.exp(z))))
    return np.mean(softplus - Y * Z2)
