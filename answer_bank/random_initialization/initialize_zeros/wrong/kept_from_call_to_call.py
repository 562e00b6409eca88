# mistake: the arrays of the first call come again
# message: the very same array
_kept = {}


def initialize_zeros(n_x, n_h, n_y):
    shapes = {"W1": (n_h, n_x), "b1": (n_h, 1), "W2": (n_y, n_h), "b2": (n_y, 1)}
    key = (n_x, n_h, n_y)
    return _kept.setdefault(key, {name: np.zeros(shape) for name, shape in shapes.items()})
