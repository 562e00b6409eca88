# mistake: the wrong options instead of the right ones
# message: lesson 6
fifty = ["good", "ten", "batches"]
