# mistake: log(1 + exp(z)) overflows
# message: nan or infinite
def stable_cost(Z2, Y):
    return np.mean(np.log(1 + np.exp(Z2)) - Y * Z2)
