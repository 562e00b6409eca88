# mistake: chooses every option
# message: lesson 2
moves = ["w1", "b1", "w2", "b2"]
