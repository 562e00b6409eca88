# mistake: one text with commas
# message: expected a list
untied = "b1, w1, w2"
