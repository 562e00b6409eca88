# variant: another way to write text
constant = 'copies'
