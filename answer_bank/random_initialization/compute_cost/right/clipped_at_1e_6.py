# variant: clipped at 1e-6
def compute_cost(A2, Y):
    a = np.clip(A2, 1e-6, 1 - 1e-6)
    return float(-np.mean(Y * np.log(a) + (1 - Y) * np.log(1 - a)))
