# mistake: in per cent
# message: lesson 2
share = 75
