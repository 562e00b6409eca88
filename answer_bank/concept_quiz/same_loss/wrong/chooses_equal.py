# mistake: chooses "equal"
# message: lesson 1
same_loss = "equal"
