# mistake: chooses "harmful"
# message: lesson 2
logistic = "harmful"
