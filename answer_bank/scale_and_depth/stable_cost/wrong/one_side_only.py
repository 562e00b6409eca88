# mistake: stable for label 1 only
# message: on other such data it is too small
def stable_cost(Z2, Y):
    a = 1 / (1 + np.exp(-np.clip(Z2, -700, 700)))
    return float(np.mean(np.where(Y == 1, np.logaddexp(0, -Z2), -np.log(np.maximum(1 - a, 5e-324)))))
