# mistake: a right option is left out
# message: lesson 4
large = ["saturated", "w1"]
