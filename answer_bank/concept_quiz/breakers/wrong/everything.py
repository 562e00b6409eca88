# mistake: chooses every option
# message: lesson 2
breakers = ["minibatches", "dropout", "adam", "noise", "decay"]
