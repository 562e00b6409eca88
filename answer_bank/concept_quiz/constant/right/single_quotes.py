# variant: another way to write text
constant = 'still'
