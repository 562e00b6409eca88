# mistake: activations clipped at 0.99
# message: it is cut off at 0.99 and -0.99
def forward_deep(X, parameters):
    L = len(parameters) // 2
    A = X
    activations = []
    for l in range(1, L):
        W, b = parameters["W" + str(l)], parameters["b" + str(l)]
        A = np.clip(np.tanh(W @ A + b), -0.99, 0.99)
        activations.append(A)
    ZL = parameters["W" + str(L)] @ A + parameters["b" + str(L)]
    return ZL, activations
