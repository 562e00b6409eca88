# variant: einsum
def mean_tanh_slope(Z1):
    A = np.tanh(Z1)
    return 1 - np.einsum('ij,ij->', A, A) / A.size
