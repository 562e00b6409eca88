# mistake: a right option is left out
# message: lesson 2
untied = ["w1", "w2"]
