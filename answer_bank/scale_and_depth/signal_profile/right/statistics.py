# variant: the statistics module
from statistics import pvariance

def signal_profile(activations):
    return [pvariance(A.ravel().tolist()) for A in activations]
