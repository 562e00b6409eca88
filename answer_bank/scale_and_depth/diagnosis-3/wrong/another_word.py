# mistake: another word of the table
# message: not the best
diagnosis_3 = "healthy"
