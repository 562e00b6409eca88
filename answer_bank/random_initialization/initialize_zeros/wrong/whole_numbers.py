# mistake: whole numbers for floats
# message: expected floats
def initialize_zeros(n_x, n_h, n_y):
    shapes = {"W1": (n_h, n_x), "b1": (n_h, 1), "W2": (n_y, n_h), "b2": (n_y, 1)}
    return {name: np.zeros(shape, dtype=int) for name, shape in shapes.items()}
