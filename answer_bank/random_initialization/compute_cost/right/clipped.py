# variant: clipped by 1e-15
def compute_cost(A2, Y):
    A = np.clip(A2, 1e-15, 1 - 1e-15)
    return float(-(Y * np.log(A) + (1 - Y) * np.log(1 - A)).mean())
