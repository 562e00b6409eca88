# mistake: chooses "never"
# message: lesson 2
logistic = "never"
