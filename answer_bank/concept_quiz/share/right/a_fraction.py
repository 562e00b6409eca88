# variant: a quotient
share = 300 / 400
