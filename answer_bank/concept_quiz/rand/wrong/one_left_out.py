# mistake: a right option is left out
# message: lesson 3
rand = ["w1"]
