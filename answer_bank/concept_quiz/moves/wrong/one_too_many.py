# mistake: one wrong option is chosen too
# message: lesson 2
moves = ["b2", "w2", "w1"]
