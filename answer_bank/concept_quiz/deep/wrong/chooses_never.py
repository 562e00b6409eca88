# mistake: chooses "never"
# message: lesson 5
deep = "never"
