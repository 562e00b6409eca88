# mistake: left as it was handed out
# message: not answered yet
proof = []
