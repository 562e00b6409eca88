# mistake: another word of the table
# message: not the best
diagnosis_1 = "waiting"
