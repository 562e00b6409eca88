# mistake: chooses "free"
# message: lesson 2
logistic = "free"
