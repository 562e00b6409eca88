# mistake: None
# message: not answered yet
constant = None
