# mistake: chooses "smaller"
# message: lesson 5
deep = "smaller"
