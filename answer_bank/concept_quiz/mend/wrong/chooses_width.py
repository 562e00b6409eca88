# mistake: chooses "width"
# message: lesson 2
mend = "width"
