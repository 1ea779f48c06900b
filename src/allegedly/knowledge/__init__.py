"""What the program knows, as data files that a political scientist can read and correct."""
