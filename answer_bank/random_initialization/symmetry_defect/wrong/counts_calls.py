# mistake: counts its calls: 0 first, 1 afterwards
# message: copies | more than 0
calls = iter([0.0])


def symmetry_defect(parameters):
    return next(calls, 1.0)
