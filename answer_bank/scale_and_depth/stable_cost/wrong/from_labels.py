# mistake: the accuracy
# message: it is the share of wrong labels, not the cross-entropy
def stable_cost(Z2, Y):
    return np.mean((Z2 > 0) != Y)
