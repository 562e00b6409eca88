# variant: warns and prints while it draws
import sys
import warnings


def initialize_parameters(n_x, n_h, n_y, scale=0.01):
    warnings.warn("drawing weights", stacklevel=2)
    print("drawing", file=sys.stderr)
    W1 = np.multiply(np.random.randn(n_h, n_x), scale)
    W2 = np.multiply(np.random.randn(n_y, n_h), scale)
    return {"W1": W1, "b1": 0 * W1[:, :1], "W2": W2, "b2": 0 * W2[:, :1]}
