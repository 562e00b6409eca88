# mistake: chooses "merge"
# message: lesson 5
edge = "merge"
