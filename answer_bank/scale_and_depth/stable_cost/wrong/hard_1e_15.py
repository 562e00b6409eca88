# mistake: probabilities clipped to 1e-15
# message: the probability is kept 1e-15 away from 0 and 1, which cuts
def stable_cost(Z2, Y):
    A2 = 1 / (1 + np.exp(-Z2))
    A2 = np.clip(A2, 1e-15, 1 - 1e-15)
    return -np.mean(Y * np.log(A2) + (1 - Y) * np.log(1 - A2))
