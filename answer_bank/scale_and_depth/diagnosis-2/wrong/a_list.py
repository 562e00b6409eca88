# mistake: a list
# message: expected one word
diagnosis_2 = ["saturated"]
