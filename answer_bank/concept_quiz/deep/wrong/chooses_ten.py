# mistake: chooses "ten"
# message: lesson 5
deep = "ten"
