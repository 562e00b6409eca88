# mistake: a right option is left out
# message: lesson 2
breakers = ["rounding"]
