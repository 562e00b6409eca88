# mistake: a dot product that needs m equal 1
# message: two shapes do not fit in a product: is a transpose missing,
def stable_cost(Z2, Y):
    m = Y.shape[1]
    return np.mean(np.logaddexp(0, Z2)) - np.dot(Y, Z2) / m
