# mistake: chooses every option
# message: lesson 2
untied = ["b1", "shift", "w2", "row", "w1"]
