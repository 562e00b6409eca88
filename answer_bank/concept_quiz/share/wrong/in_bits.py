# mistake: in bits
# message: lesson 2
share = 0.811
