# mistake: all weights zero
# message: 0 everywhere
def initialize_parameters(n_x, n_h, n_y, scale=0.01):
    return initialize_zeros(n_x, n_h, n_y)
