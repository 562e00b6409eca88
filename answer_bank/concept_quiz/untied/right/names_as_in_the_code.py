# variant: capital letters
untied = ["W1", "b1", "W2"]
