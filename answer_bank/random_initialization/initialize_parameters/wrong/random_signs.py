# mistake: plus or minus scale, two values only
# message: different values | normal
def initialize_parameters(n_x, n_h, n_y, scale=0.01):
    W1 = np.random.choice([-scale, scale], (n_h, n_x))
    W2 = np.random.choice([-scale, scale], (n_y, n_h))
    return {"W1": W1, "b1": np.zeros((n_h, 1)), "W2": W2, "b2": np.zeros((n_y, 1))}
