# mistake: chooses "none"
# message: lesson 1
same_loss = "none"
