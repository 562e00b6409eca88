# mistake: a sentence
# message: expected one word
diagnosis_4 = "The network is overshooting."
