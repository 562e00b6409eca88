# mistake: one wrong option is chosen too
# message: lesson 2
untied = ["b1", "w1", "w2", "mirror"]
