# mistake: adds the input where the widths agree
# message: the layer before it is added
def forward_deep(X, parameters):
    L = len(parameters) // 2
    A = X
    activations = []
    for l in range(1, L):
        W, b = parameters["W" + str(l)], parameters["b" + str(l)]
        new = np.tanh(W @ A + b)
        A = new + A if new.shape == A.shape else new
        activations.append(A)
    ZL = parameters["W" + str(L)] @ A + parameters["b" + str(L)]
    return ZL, activations
