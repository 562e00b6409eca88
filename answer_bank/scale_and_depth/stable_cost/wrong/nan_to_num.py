# mistake: nan is replaced by 0
# message: nan or infinite
def stable_cost(Z2, Y):
    A2 = 1 / (1 + np.exp(-Z2))
    terms = Y * np.log(A2) + (1 - Y) * np.log(1 - A2)
    return -np.mean(np.nan_to_num(terms))
