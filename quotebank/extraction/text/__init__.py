"""The text itself, before a word of it is understood: its paragraphs and zones, and what stands
between marks.

    as it was meant     repairs: damage, glue, capitals
    what is printed     sheet: spans, signoffs, zones (inserts), datelines; language
    between the marks   quotes (quoted, pullquotes, papers), marks, singles
"""
