# mistake: the exponent alone is clipped
# message: ln(1 + e^z) is that of z within -500 and 500: is it clipped?
def stable_cost(Z2, Y):
    return np.mean(np.log(1 + np.exp(np.clip(Z2, -500, 500))) - Y * Z2)
