# variant: centred by hand, in loops
import math

def plateau_length(X, Y, scale, learning_rate):
    n_x, m = X.shape
    mean = sum(Y[0]) / m
    c = [0.0] * n_x
    for i in range(n_x):
        for j in range(m):
            c[i] += (Y[0, j] - mean) * X[i, j] / m
    norm = math.sqrt(sum(v * v for v in c))
    if norm < 1e-12:
        return math.inf
    return math.log(1 / scale) / math.log(1 + learning_rate * norm)
