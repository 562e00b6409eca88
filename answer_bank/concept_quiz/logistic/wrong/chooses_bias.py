# mistake: chooses "bias"
# message: lesson 2
logistic = "bias"
