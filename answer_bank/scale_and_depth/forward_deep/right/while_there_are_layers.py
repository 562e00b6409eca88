# variant: a while loop over the keys, with a print
def forward_deep(X, parameters):
    layer, A, hidden = 1, X.copy(), []
    while f"W{layer + 1}" in parameters:
        Z = np.einsum("ij,jk->ik", parameters[f"W{layer}"], A) + parameters[f"b{layer}"]
        A = np.tanh(Z)
        hidden += [A]
        print(layer, A.shape)
        layer += 1
    return parameters[f"W{layer}"] @ A + parameters[f"b{layer}"], hidden
