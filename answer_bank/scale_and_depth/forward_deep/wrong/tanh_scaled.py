# mistake: LeCun's tanh
# message: the activation is 1.7159 tanh(2z/3), expected tanh
def forward_deep(X, parameters):
    L = len(parameters) // 2
    A = X
    activations = []
    for l in range(1, L):
        W, b = parameters["W" + str(l)], parameters["b" + str(l)]
        A = 1.7159 * np.tanh(2 / 3 * (W @ A + b))
        activations.append(A)
    ZL = parameters["W" + str(L)] @ A + parameters["b" + str(L)]
    return ZL, activations
