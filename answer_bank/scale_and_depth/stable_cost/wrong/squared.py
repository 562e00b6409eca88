# mistake: a squared error
# message: squared error
def stable_cost(Z2, Y):
    A2 = 0.5 * (1 + np.tanh(Z2 / 2))
    return np.mean((A2 - Y) ** 2)
