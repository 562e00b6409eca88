# mistake: chooses "still"
# message: lesson 2
logistic = "still"
