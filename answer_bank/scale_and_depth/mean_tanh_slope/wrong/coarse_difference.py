# mistake: a difference quotient with a coarse step
# message: nearly right
def mean_tanh_slope(Z1):
    return float(np.mean((np.tanh(Z1 + 0.01) - np.tanh(Z1 - 0.01)) / 0.02))
