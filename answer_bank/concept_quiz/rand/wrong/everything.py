# mistake: chooses every option
# message: lesson 3
rand = ["tied", "positive", "error", "mean", "normal"]
