# mistake: silent layers taken for weights of zero
# message: not the best
diagnosis_3 = "zeros"
