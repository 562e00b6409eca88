# mistake: infinity
# message: nan or infinite
fan_in = float("inf")
