"""Readers by kind of source, each an iterator of articles."""
