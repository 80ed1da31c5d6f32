"""Across articles: which names are one person, which printings one statement. Pure."""
