# mistake: chooses "safe"
# message: lesson 4
smaller = "safe"
