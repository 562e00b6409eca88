# variant: a word twice
untied = ["w1", "w1", "w2", "b1"]
