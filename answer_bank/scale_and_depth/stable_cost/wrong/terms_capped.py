# mistake: each term is capped
# message: the cost is that of logits within -36 and 36: is something c
def stable_cost(Z2, Y):
    terms = np.logaddexp(0, Z2) - Y * Z2
    return np.mean(np.minimum(terms, 36.0))
