"""The street with what is kept: the same as without."""
