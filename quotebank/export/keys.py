"""Citation keys: stable, unique, and readable (``lavrov2010expand-17``).

A key is who, the year of publication and the first telling word, then the quotation's id in the
bank (for an article: the journalist, a word of the headline, and ``a`` with the article's id). The
id alone makes it unique, so that a key depends on nothing else in the export, costs no memory in
a stream, and leads back to ``quotebank show 17``. The price: the number is always there.
"""

from quotebank.export.cleaning import ascii_word, one_line
from quotebank.export.names import parse, word_set
from quotebank.export.reference import Reference, reference, without_article
from quotebank.folding import fold, fold_words
from quotebank.model import Printing

_LONGEST_NAME = 24
_LONGEST_WORD = 16


def quotation_key(printing: Printing) -> str:
    """Return the key of a quotation: speaker, year, word, id."""
    who = "anon"
    if printing.speaker is not None:
        if printing.speaker_kind in {"person", None}:
            name = parse(printing.speaker)
            who = ascii_word(name.family or name.literal) if name else ""
        else:
            who = ascii_word(without_article(fold(printing.speaker)))
    return _key(who, reference(printing), printing.quotation.text, str(printing.id))


def article_key(printing: Printing) -> str:
    """Return the key of the printing's article: journalist or outlet, year, word, id."""
    article = reference(printing)
    who = article.outlet
    if article.authors:
        who = article.authors[0].family or article.authors[0].literal
    return _key(
        ascii_word(without_article(fold(who))),
        article,
        one_line(article.title),
        f"a{printing.article_id}",
    )


def _key(who: str, article: Reference, text: str, number: str) -> str:
    year = str(article.published.year) if article.published else "nd"
    # A name in another script has no ASCII letters; the id still tells it from the others.
    return f"{who[:_LONGEST_NAME] or 'anon'}{year}{_telling_word(text)}-{number}"


def _telling_word(text: str) -> str:
    """Return the first word that is no stop word, else the first word, in ASCII."""
    found = [word for word in fold_words(text[:400]) if ascii_word(word)]
    telling = [word for word in found if word not in word_set("keys", "stopwords")]
    return ascii_word((telling or found or [""])[0])[:_LONGEST_WORD]
