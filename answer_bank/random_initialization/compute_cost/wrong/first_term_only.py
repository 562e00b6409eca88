# mistake: only the first term
# message: missing
def compute_cost(A2, Y):
    return -np.mean(Y * np.log(A2))
