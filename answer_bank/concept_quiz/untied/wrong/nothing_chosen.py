# mistake: an empty list
# message: not answered yet
untied = []
