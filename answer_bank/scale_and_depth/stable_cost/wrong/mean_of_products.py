# mistake: means before the product
# message: the mean of y z2 is not the product of two means
def stable_cost(Z2, Y):
    softplus = np.logaddexp(0, Z2)
    return np.mean(softplus) - np.mean(Y) * np.mean(Z2)
