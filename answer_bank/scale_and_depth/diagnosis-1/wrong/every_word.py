# mistake: all words at once
# message: expected one word
diagnosis_1 = " ".join(sick.WORDS)
