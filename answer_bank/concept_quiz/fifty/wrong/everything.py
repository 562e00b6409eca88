# mistake: chooses every option
# message: lesson 6
fifty = ["good", "logits", "ten", "zeros", "batches"]
