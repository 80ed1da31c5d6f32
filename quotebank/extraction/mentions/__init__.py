"""The sentences, scanned: who and what is mentioned in them, and what may be the subject of what.

the article         page, sentence by sentence as they are asked for
one sentence        scan: tokens, phrases, qualifiers (channels, days, employers,
                        owners, plurals, homographs, unlisted)
subject and cue     pairs (subjects); clauses; fates
"""
