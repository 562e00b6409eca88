# mistake: the wrong options instead of the right ones
# message: lesson 4
large = ["learns", "tied"]
