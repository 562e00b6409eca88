# mistake: the labels are exchanged
# message: labels are exchanged | wrong value
def stable_cost(Z2, Y):
    return np.mean(np.logaddexp(0, Z2) - (1 - Y) * Z2)
