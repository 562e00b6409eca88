# mistake: units that are equal taken for units of opposite sign
# message: not the best
diagnosis_1 = "mirrored"
