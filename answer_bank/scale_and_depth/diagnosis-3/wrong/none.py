# mistake: left empty
# message: expected one word | not answered yet
diagnosis_3 = None
