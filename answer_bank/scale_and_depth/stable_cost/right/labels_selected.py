# variant: the two classes by index
def stable_cost(Z2, Y):
    one, zero = Z2[Y == 1], Z2[Y == 0]
    return (np.logaddexp(0, -one).sum() + np.logaddexp(0, zero).sum()) / Y.size
