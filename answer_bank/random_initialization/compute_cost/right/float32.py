# variant: a 32-bit number
def compute_cost(A2, Y):
    A, y = A2.astype("float32"), Y.astype("float32")
    return np.float32(-np.mean(y * np.log(A) + (1 - y) * np.log(1 - A)))
