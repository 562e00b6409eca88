# mistake: np.max(Z2, 0), which takes 0 for an axis
# message: z is used in place of max(z, 0); np.max(z2, 0) takes the 0 f
def stable_cost(Z2, Y):
    softplus = np.max(Z2, 0) + np.log1p(np.exp(-np.abs(Z2)))
    return np.mean(softplus - Y * Z2)
