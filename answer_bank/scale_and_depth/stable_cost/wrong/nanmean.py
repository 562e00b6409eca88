# mistake: nanmean leaves out what is lost
# message: for logits of 60 and more, and right otherwise
def stable_cost(Z2, Y):
    A2 = 1 / (1 + np.exp(-Z2))
    t = Y * np.log(A2) + (1 - Y) * np.log(1 - A2)
    t[~np.isfinite(t)] = np.nan
    return -np.nanmean(t)
