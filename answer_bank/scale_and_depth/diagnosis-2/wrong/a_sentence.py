# mistake: a sentence
# message: expected one word
diagnosis_2 = "The network is saturated."
