# mistake: another word of the table
# message: not the best
diagnosis_2 = "zeros"
