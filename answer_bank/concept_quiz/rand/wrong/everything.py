# mistake: chooses every option
# message: lesson 3
rand = ["tied", "saturated", "error", "w1", "centred"]
