# mistake: a dict of options and True
# message: expected a list
untied = {"b1": True, "w1": True, "w2": True}
