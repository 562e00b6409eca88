# variant: a capital and a space
diagnosis_2 = "Saturated "
