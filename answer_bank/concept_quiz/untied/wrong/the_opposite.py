# mistake: the wrong options instead of the right ones
# message: lesson 2
untied = ["mirror", "row"]
