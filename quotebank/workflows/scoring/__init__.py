"""Scoring: what was extracted, held against what people marked.

    annotation  the gold: its format, and its spans found in an article's text
    spans       a prediction, one marked span each, and how spans are compared
    names       who said it, by name: counts and figures
    mentions    who said it, by the words that the attribution hangs on: counts and figures
    details     kinds and days right, and how far a confidence can be believed
    intervals   how far the figures would move with other articles

Counts are kept an article each, so that articles can be drawn again; every figure is reckoned
from their sum.
"""
