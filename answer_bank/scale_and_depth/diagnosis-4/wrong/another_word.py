# mistake: another word of the table
# message: not the best
diagnosis_4 = "waiting"
