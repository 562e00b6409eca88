# mistake: the second term is subtracted
# message: sign
def compute_cost(A2, Y):
    return -np.mean(Y * np.log(A2) - (1 - Y) * np.log(1 - A2))
