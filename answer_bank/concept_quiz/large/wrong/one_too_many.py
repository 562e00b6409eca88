# mistake: one wrong option is chosen too
# message: lesson 4
large = ["cost", "saturated", "w1", "learns"]
