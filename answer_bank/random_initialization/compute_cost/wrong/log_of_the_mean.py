# mistake: the logarithm of the mean probability
# message: log of the mean probability
def compute_cost(A2, Y):
    return float(-np.log(np.mean(np.where(Y == 1, A2, 1 - A2))))
