# mistake: chooses "same"
# message: lesson 5
edge = "same"
