# mistake: a number that looks right
# message: though | wrong
def gradient_check(cost, parameters, grads, epsilon=1e-5):
    return 1e-9
