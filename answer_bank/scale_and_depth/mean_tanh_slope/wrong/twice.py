# mistake: tanh is applied twice
# message: twice
def mean_tanh_slope(Z1):
    A1 = np.tanh(Z1)
    return np.mean(1 - np.tanh(A1) ** 2)
