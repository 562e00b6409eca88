# mistake: chooses every option
# message: lesson 4
large = ["cost", "learns", "saturated", "w1", "tied"]
