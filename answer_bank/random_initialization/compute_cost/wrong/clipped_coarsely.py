# mistake: the outputs are clipped to 0.01 and 0.99
# message: away from 0 and 1
def compute_cost(A2, Y):
    A2 = np.clip(A2, 0.01, 0.99)
    return -np.mean(Y * np.log(A2) + (1 - Y) * np.log(1 - A2))
