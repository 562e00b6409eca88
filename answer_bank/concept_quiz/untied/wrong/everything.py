# mistake: chooses every option
# message: lesson 2
untied = ["b1", "mirror", "w2", "row", "w1"]
