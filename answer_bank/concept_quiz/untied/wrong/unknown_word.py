# mistake: a word that is no option
# message: has "b2"
untied = ["b1", "w1", "w2", "b2"]
