# mistake: one wrong option is chosen too
# message: lesson 3
rand = ["mean", "positive", "tied"]
