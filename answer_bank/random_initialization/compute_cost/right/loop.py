# variant: a loop with the math module
import math


def compute_cost(A2, Y):
    total = 0.0
    for a, y in zip(A2.ravel().tolist(), Y.ravel().tolist()):
        total -= math.log(a) if y else math.log1p(-a)
    return total / Y.size
