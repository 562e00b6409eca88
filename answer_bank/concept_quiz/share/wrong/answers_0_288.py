# mistake: answers 0.288
# message: lesson 2
share = 0.288
