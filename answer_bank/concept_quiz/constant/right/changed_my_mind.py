# variant: an earlier choice stands above
constant = "learn"
constant = "still"  # after lesson 2
