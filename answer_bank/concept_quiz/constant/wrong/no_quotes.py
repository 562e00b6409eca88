# mistake: quotes forgotten
# message: nameerror | not defined
constant = still
