# mistake: adds to the bias in place
# message: in place
def forward_deep(X, parameters):
    L = len(parameters) // 2
    A = X
    activations = []
    for l in range(1, L):
        W, b = parameters["W" + str(l)], parameters["b" + str(l)]
        Z = W @ A
        b += 0 * b
        b *= 2
        b /= 2
        b += 1e-3
        A = np.tanh(Z + b)
        activations.append(A)
    ZL = parameters["W" + str(L)] @ A + parameters["b" + str(L)]
    return ZL, activations
