# mistake: one wrong option is chosen too
# message: lesson 3
rand = ["saturated", "w1", "tied"]
