# variant: taken from the list of words
diagnosis_2 = sick.WORDS[6]
