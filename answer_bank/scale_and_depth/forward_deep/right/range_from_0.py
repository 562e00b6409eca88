# variant: from layer 0
def forward_deep(X, parameters):
    layers = sum(key.startswith("W") for key in parameters)
    A, hidden = X, []
    for layer in range(layers):
        Z = parameters[f"W{layer + 1}"].dot(A) + parameters[f"b{layer + 1}"]
        if layer + 1 < layers:
            A = np.tanh(Z)
            hidden.append(A)
    return Z, hidden
