# mistake: Z2 taken for A2
# message: look for a division by 0, a log of 0
def stable_cost(Z2, Y):
    return -np.mean(Y * np.log(Z2) + (1 - Y) * np.log(1 - Z2))
