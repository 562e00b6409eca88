# variant: Python's math
def stable_cost(Z2, Y):
    import math
    total = 0.0
    for z, y in zip(Z2[0].tolist(), Y[0].tolist()):
        total += max(z, 0) + math.log1p(math.exp(-abs(z))) - y * z
    return total / len(Z2[0])
