# mistake: b2 has one row whatever n_y is
# message: one for each unit or output
def initialize_zeros(n_x, n_h, n_y):
    shapes = {"W1": (n_h, n_x), "b1": (n_h, 1), "W2": (n_y, n_h), "b2": (1, 1)}
    return {name: np.zeros(shape) for name, shape in shapes.items()}
