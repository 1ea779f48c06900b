"""One file for each step, in the order of their numbers; never changed once it has been released."""
