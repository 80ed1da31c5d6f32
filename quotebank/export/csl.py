"""CSL-JSON: what Zotero, Pandoc and citeproc read. Source: the CSL 1.0.2 input schema."""

from collections.abc import Iterable, Iterator

from quotebank.export.citations import speaker_and_words
from quotebank.export.exporter import Exporter, Options, one_a_reference
from quotebank.export.fragment import fragment_link
from quotebank.export.keys import article_key, quotation_key
from quotebank.export.names import Name
from quotebank.export.records import Record, json_array
from quotebank.export.reference import Day, reference, said, speaker_name
from quotebank.model import Printing


def item(printing: Printing) -> Record:
    """Return the article as a CSL item; what is unknown is left out, as CSL wants it."""
    article = reference(printing)
    fields: Record = {
        "id": article_key(printing),
        "type": "article-newspaper",
        "title": article.title,
        "container-title": article.outlet,
        "author": [_name(author) for author in article.authors],
        "issued": _date(article.published),
        "accessed": _date(article.accessed),
        "URL": article.url,
    }
    return {key: value for key, value in fields.items() if value}


def quotation_item(printing: Printing) -> Record:
    """Return the article as cited for one quotation: words and speaker in ``annote``."""
    speaker, spoken = speaker_name(printing), said(printing)
    custom: Record = {
        "quotation": printing.quotation.text,
        "speaker": speaker.whole if speaker else None,
        "said": "/".join(dict.fromkeys(day.iso for day in spoken)) if spoken else None,
        "link": fragment_link(printing),
    }
    return item(printing) | {
        "id": quotation_key(printing),
        "annote": speaker_and_words(printing),
        "custom": {key: value for key, value in custom.items() if value},
    }


def _name(name: Name) -> Record:
    if name.literal:
        return {"literal": name.literal}
    fields: Record = {
        "family": name.family,
        "given": name.given,
        "non-dropping-particle": name.particle,
        "suffix": name.suffix,
        # Printed family name first whatever the style does with other names.
        "static-ordering": name.family_first,
    }
    return {key: value for key, value in fields.items() if value}


def _date(day: Day | None) -> Record | None:
    return {"date-parts": [day.parts]} if day else None


def _write(printings: Iterable[Printing], options: Options) -> Iterator[str]:
    if options.listing == "articles":
        return json_array(map(item, one_a_reference(printings)))
    return json_array(map(quotation_item, printings))


CSL_JSON = Exporter(
    name="csl-json",
    summary="CSL-JSON for Zotero, Pandoc, citeproc",
    suffix=".json",
    write=_write,
)
