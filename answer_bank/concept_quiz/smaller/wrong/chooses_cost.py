# mistake: chooses "cost"
# message: lesson 4
smaller = "cost"
