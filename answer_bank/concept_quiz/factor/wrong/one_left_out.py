# mistake: a right option is left out
# message: lesson 1
factor = ["triple"]
