# variant: a set
untied = {"b1", "w2", "w1"}
