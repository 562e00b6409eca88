# mistake: clips at 1e-4
# message: the probability is kept 0.0001 away
def compute_cost(A2, Y):
    A2 = np.clip(A2, 1e-4, 1 - 1e-4)
    return -np.mean(Y * np.log(A2) + (1 - Y) * np.log(1 - A2))
