# mistake: a right option is left out
# message: lesson 6
fifty = ["logits"]
