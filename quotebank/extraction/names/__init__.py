"""Names where they stand, by their words and by the other names of the article.

in the article      name_spans, and for it nicknames, surnames, bearers, ordinary, families,
                    posts, seats, figures, handles, teams
in one run          parts, and for it runs, titles, offices, sorts, cuts, forewords, months
what is found       name
"""
