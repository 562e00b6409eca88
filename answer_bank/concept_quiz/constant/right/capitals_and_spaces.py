# variant: capitals and spaces around the word
constant = " Still "
