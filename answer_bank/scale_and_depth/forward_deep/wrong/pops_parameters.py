# mistake: takes the last layer out of parameters
# message: build a new dict or list instead
def forward_deep(X, parameters):
    L = len(parameters) // 2
    A = X
    activations = []
    for l in range(1, L):
        W, b = parameters["W" + str(l)], parameters["b" + str(l)]
        A = np.tanh(W @ A + b)
        activations.append(A)
    ZL = parameters.pop("W" + str(L)) @ A + parameters.pop("b" + str(L))
    return ZL, activations
