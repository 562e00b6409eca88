# mistake: places instead of words
# message: expected words
proof = [4, 3, 6, 1, 5, 2]
