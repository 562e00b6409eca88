# mistake: mean squared error
# message: squared
def compute_cost(A2, Y):
    return np.mean((A2 - Y) ** 2)
