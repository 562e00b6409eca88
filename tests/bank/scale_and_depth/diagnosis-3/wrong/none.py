# mistake: left empty
# message: expected one word
diagnosis_3 = None
