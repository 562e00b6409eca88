# variant: a capital and a space
diagnosis_3 = "Dead "
