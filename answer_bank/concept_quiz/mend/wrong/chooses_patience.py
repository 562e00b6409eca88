# mistake: chooses "patience"
# message: lesson 2
mend = "patience"
