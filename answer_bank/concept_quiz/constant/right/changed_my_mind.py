# variant: an earlier choice stands above
constant = "learn"
constant = "copies"  # after lesson 2
