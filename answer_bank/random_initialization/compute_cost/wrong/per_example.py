# mistake: one cost an example
# message: sum or a mean
def compute_cost(A2, Y):
    return -(Y * np.log(A2) + (1 - Y) * np.log(1 - A2))
