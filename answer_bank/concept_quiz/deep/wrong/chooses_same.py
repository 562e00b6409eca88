# mistake: chooses "same"
# message: lesson 5
deep = "same"
