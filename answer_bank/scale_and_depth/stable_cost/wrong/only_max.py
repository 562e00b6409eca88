# mistake: the rest of softplus is missing
# message: log(1 + exp(-|z|)) is missing | is 0
def stable_cost(Z2, Y):
    return np.mean(np.maximum(Z2, 0) - Y * Z2)
