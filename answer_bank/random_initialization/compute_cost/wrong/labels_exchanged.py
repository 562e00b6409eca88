# mistake: the labels are exchanged
# message: exchanged
def compute_cost(A2, Y):
    return -np.mean((1 - Y) * np.log(A2) + Y * np.log(1 - A2))
