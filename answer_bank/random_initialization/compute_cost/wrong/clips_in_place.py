# mistake: clips the array of the caller
# message: modifies its input A2
def compute_cost(A2, Y):
    np.clip(A2, 1e-8, 1 - 1e-8, out=A2)
    return -np.mean(Y * np.log(A2) + (1 - Y) * np.log(1 - A2))
