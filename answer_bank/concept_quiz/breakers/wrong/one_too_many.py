# mistake: one wrong option is chosen too
# message: lesson 2
breakers = ["dropout", "noise", "minibatches"]
