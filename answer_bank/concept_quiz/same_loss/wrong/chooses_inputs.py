# mistake: chooses "inputs"
# message: lesson 1
same_loss = "inputs"
