# mistake: chooses "rate"
# message: lesson 2
mend = "rate"
