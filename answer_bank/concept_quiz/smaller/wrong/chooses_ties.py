# mistake: chooses "ties"
# message: lesson 4
smaller = "ties"
