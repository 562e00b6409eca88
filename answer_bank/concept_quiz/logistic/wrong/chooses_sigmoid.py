# mistake: chooses "sigmoid"
# message: lesson 2
logistic = "sigmoid"
