# mistake: the squared range
# message: it is made of the largest and the smallest activation alone
def signal_profile(activations):
    return [(A.max() - A.min()) ** 2 / 12 for A in activations]
