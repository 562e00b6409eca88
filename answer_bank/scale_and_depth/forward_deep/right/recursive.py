# variant: recursion
def forward_deep(X, parameters, layer=1):
    Z = parameters[f"W{layer}"] @ X + parameters[f"b{layer}"]
    if f"W{layer + 1}" not in parameters:
        return Z, []
    A = np.tanh(Z)
    ZL, rest = forward_deep(A, parameters, layer + 1)
    return ZL, [A] + rest
