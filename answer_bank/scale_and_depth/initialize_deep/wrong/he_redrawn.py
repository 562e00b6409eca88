# mistake: draws above two standard deviations are drawn again
# message: drawn again if they are large
def initialize_deep(layer_sizes, scheme, rng):
    if scheme not in ("normal", "xavier", "he", "orthogonal"):
        raise ValueError("scheme must be normal, xavier, he or orthogonal")
    p = {}
    for l in range(1, len(layer_sizes)):
        i, o = layer_sizes[l - 1], layer_sizes[l]
        W = rng.standard_normal((o, i))
        if scheme == "normal": W = W * 0.01
        elif scheme == "xavier": W = W * np.sqrt(2 / (i + o))
        elif scheme == "he":
            bad = np.abs(W) > 2
            while bad.any():
                W[bad] = rng.standard_normal(bad.sum())
                bad = np.abs(W) > 2
            W = W * np.sqrt(2 / i) / 0.87962566103423978
        else: W = np.linalg.qr(W)[0] if o >= i else np.linalg.qr(W.T)[0].T
        p[f"W{l}"], p[f"b{l}"] = W, np.zeros((o, 1))
    return p
