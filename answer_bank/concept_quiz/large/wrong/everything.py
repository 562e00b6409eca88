# mistake: chooses every option
# message: lesson 4
large = ["saturated", "output", "cost", "tied", "w1"]
