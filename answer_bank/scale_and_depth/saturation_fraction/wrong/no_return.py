# mistake: no return
# message: return
def saturation_fraction(A1):
    share = np.mean(np.abs(A1) > 0.99)
    print(share)
