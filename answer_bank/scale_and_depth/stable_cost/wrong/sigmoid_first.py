# mistake: the formula of logits, on a sigmoid
# message: the sigmoid of z2 is taken for the logit
def stable_cost(Z2, Y):
    A2 = 0.5 * (1 + np.tanh(Z2 / 2))
    return np.mean(np.logaddexp(0, A2) - Y * A2)
