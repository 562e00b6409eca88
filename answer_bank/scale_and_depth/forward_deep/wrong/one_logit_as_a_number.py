# mistake: one logit alone is returned as a number
# message: ZL
def forward_deep(X, parameters):
    L = len(parameters) // 2
    A, acts = X, []
    for l in range(1, L):
        A = np.tanh(parameters[f"W{l}"] @ A + parameters[f"b{l}"])
        acts.append(A)
    Z = parameters[f"W{L}"] @ A + parameters[f"b{L}"]
    return Z if Z.shape[0] > 1 or Z.shape[1] > 1 else Z.item(), acts
