"""What things cost, in CPU seconds of whole processes. Run by `make bench`; nothing here is asserted."""
