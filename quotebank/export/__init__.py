"""Printings to the lines of a format: one small pure function each."""
