# mistake: the logits are clipped
# message: within -50 and 50
def stable_cost(Z2, Y):
    Z2 = np.clip(Z2, -50, 50)
    return np.mean(np.log1p(np.exp(Z2)) - Y * Z2)
