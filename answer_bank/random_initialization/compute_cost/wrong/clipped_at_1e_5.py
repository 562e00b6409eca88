# mistake: clips at 1e-5
# message: the probability is kept 1e-05 away
def compute_cost(A2, Y):
    A2 = np.clip(A2, 1e-5, 1 - 1e-5)
    return -np.mean(Y * np.log(A2) + (1 - Y) * np.log(1 - A2))
