# mistake: the mean of the two classes' means
# message: each class has its own mean: take one mean over all examples
def stable_cost(Z2, Y):
    cost = np.logaddexp(0, Z2) - Y * Z2
    return (cost[Y == 1].mean() + cost[Y == 0].mean()) / 2
