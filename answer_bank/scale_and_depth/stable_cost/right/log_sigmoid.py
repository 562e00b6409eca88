# variant: log-sigmoids of both signs
def stable_cost(Z2, Y):
    def log_sigmoid(z):
        return -np.logaddexp(0, -z)
    return -np.mean(Y * log_sigmoid(Z2) + (1 - Y) * log_sigmoid(-Z2))
