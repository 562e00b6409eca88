# mistake: a sentence
# message: expected one word
diagnosis_3 = "The network is dead."
