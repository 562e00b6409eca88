# variant: a capital and a space
diagnosis_1 = "Copies "
