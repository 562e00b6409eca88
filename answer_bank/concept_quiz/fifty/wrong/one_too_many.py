# mistake: one wrong option is chosen too
# message: lesson 6
fifty = ["logits", "zeros", "good"]
