# mistake: the mean of the covariance matrix
# message: it is the mean of the covariances of the units
def signal_profile(activations):
    return [np.mean(np.cov(A, bias=True)) for A in activations]
