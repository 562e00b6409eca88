# mistake: the list holds one array again and again
# message: is one array appended several times, and overwritten in each
def forward_deep(X, parameters):
    L = len(parameters) // 2
    A = X
    activations = []
    for l in range(1, L):
        W, b = parameters["W" + str(l)], parameters["b" + str(l)]
        A = np.tanh(W @ A + b)
        if activations and activations[-1].shape == A.shape:
            activations[-1][:] = A
        activations.append(A)
    ZL = parameters["W" + str(L)] @ A + parameters["b" + str(L)]
    return ZL, activations
