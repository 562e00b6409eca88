# mistake: pre-activations clipped
# message: it is the tanh of numbers cut off at 3 and -3
def forward_deep(X, parameters):
    L = len(parameters) // 2
    A = X
    activations = []
    for l in range(1, L):
        W, b = parameters["W" + str(l)], parameters["b" + str(l)]
        A = np.tanh(np.clip(W @ A + b, -3, 3))
        activations.append(A)
    ZL = parameters["W" + str(L)] @ A + parameters["b" + str(L)]
    return ZL, activations
