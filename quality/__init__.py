"""Measures the program on labelled data: `make quality`."""
