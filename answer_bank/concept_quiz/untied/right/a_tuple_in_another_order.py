# variant: a tuple, in another order
untied = ("w2", "w1", "b1")
