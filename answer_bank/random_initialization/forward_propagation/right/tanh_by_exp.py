# variant: tanh written with exp, sigmoid with tanh
def forward_propagation(X, parameters):
    Z1 = np.dot(parameters["W1"], X) + parameters["b1"]
    A1 = 2 / (1 + np.exp(-2 * Z1)) - 1
    Z2 = np.dot(parameters["W2"], A1) + parameters["b2"]
    A2 = (1 + np.tanh(Z2 / 2)) / 2
    cache = dict(Z1=Z1, A1=A1, Z2=Z2, A2=A2)
    return (A2, cache)
