# mistake: chooses "tied"
# message: lesson 5
deep = "tied"
