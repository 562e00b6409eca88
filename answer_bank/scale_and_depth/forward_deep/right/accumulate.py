# variant: itertools
from itertools import accumulate

def forward_deep(X, parameters):
    L = max(int(k[1:]) for k in parameters)
    step = lambda A, l: np.tanh(parameters[f"W{l}"] @ A + parameters[f"b{l}"])
    A = list(accumulate(range(1, L), step, initial=X))
    return np.matmul(parameters[f"W{L}"], A[-1]) + parameters[f"b{L}"], A[1:]
