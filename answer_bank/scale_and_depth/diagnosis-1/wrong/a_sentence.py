# mistake: a sentence
# message: expected one word
diagnosis_1 = "The network is copies."
