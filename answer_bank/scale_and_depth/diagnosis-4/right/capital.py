# variant: a capital and a space
diagnosis_4 = "Overshooting "
