# mistake: a layer of one unit is squeezed
# message: two shapes do not fit in a product: is a transpose missing,
def forward_deep(X, parameters):
    L = len(parameters) // 2
    A = X
    activations = []
    for l in range(1, L):
        W, b = parameters["W" + str(l)], parameters["b" + str(l)]
        A = np.squeeze(np.tanh(W @ A + b))
        activations.append(A)
    ZL = parameters["W" + str(L)] @ A + parameters["b" + str(L)]
    return ZL, activations
