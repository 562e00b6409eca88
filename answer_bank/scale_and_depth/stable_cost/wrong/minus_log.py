# mistake: minus the logarithm
# message: the logarithm is subtracted: ln(1 + e^z) = max(z, 0) + ln(1
def stable_cost(Z2, Y):
    softplus = np.maximum(Z2, 0) - np.log1p(np.exp(-np.abs(Z2)))
    return np.mean(softplus - Y * Z2)
