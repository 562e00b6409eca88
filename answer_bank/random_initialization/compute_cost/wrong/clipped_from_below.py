# mistake: the right label has at least 1e-5
# message: kept 1e-05 away
def compute_cost(A2, Y):
    return -np.mean(np.log(np.maximum(np.where(Y == 1, A2, 1 - A2), 1e-5)))
