# mistake: not written
# message: not written yet
def cure_4(parameters, learning_rate, rng):
    raise NotImplementedError("not written yet")
