# variant: a loop with branches
def stable_cost(Z2, Y):
    total = 0.0
    for z, y in zip(Z2.ravel(), Y.ravel()):
        if z > 0:
            total += z + np.log(1 + np.exp(-z))
        else:
            total += np.log(1 + np.exp(z))
        total -= y * z
    return total / Y.size
