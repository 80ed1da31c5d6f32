"""What stands around the words of a plain text: its headline, its day, its byline.

Plain text is mostly copied from a web page, so that the headline stands among navigation lines.
Nothing is removed from the text; a reader only fills metadata with what is found here.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from quotebank.days import Stamps, publication
from quotebank.ingest.fields import Found, from_record
from quotebank.ingest.furniture import is_furniture
from quotebank.ingest.headline import body_start, headline, is_outlet, plain_title, units_of
from quotebank.ingest.keys import names_one_article
from quotebank.ingest.signature import is_labelled, read_stamp, writers

_HEAD_UNITS = 40  # headlines below so many lines of navigation are not looked for
_TAIL_UNITS = 25
_HEAD_LETTERS = 20_000
_TAIL_LETTERS = 5_000
_FIELD = re.compile(r"([A-Za-z][A-Za-z _-]{1,24})\s*:\s+(\S.*)")
_FENCE = "---"
_MAILBOX = re.compile(r"From \S+@\S+ .*\d{4}")


@dataclass(frozen=True, slots=True, kw_only=True)
class Masthead:
    """What the lines around the story say. Times are ISO text (quotebank.days)."""

    title: str | None = None
    published: str | None = None
    updated: str | None = None
    authors: tuple[str, ...] = ()
    url: str | None = None
    outlet: str | None = None


def read_masthead(text: str, *, markdown: bool = False) -> Masthead:
    """Return what the lines around the story of a plain text say; None for all not said."""
    fields, begin = _header(text)
    units = units_of(text[begin : begin + _HEAD_LETTERS])[:_HEAD_UNITS]
    body = body_start(units)
    heading = _markdown_heading(text[begin:]) if markdown else None
    place = headline(units, body)
    if place is not None and place == body:  # a headline that ends like a sentence
        body += 1 + body_start(units[body + 1 :])
    title = fields.title or heading or (plain_title(units[place]) if place is not None else None)
    stamps = _stamps(units, place, body, text)
    return Masthead(
        title=title,
        published=_known(fields.published) or stamps.published,
        updated=_known(fields.updated) or stamps.updated,
        authors=fields.authors or _byline(units[:body]),
        url=fields.url,
        outlet=fields.outlet or _outlet(units[:place] if place is not None else ()),
    )


def _outlet(above: Sequence[str]) -> str | None:
    """Return the newspaper's name, where it is printed above the headline."""
    return next((unit for unit in above if is_outlet(unit) and not is_furniture(unit)), None)


def _markdown_heading(text: str) -> str | None:
    found = re.search(r"^#[ \t]+(\S.*)$|^(\S.*)\n=+[ \t]*$", text[:_HEAD_LETTERS], re.MULTILINE)
    return plain_title(found[1] or found[2]) if found else None


def _stamps(units: Sequence[str], place: int | None, body: int, text: str) -> Stamps:
    """Return the times printed near the top, and under labels also at the end."""
    published = updated = None
    furnished = False
    for number, unit in enumerate(units[:body]):
        stamp = read_stamp(unit)
        updated = updated or stamp.updated
        # The front page's own day stands above the headline, among the navigation.
        bare_and_above = place is not None and number < place and furnished
        if not bare_and_above or is_labelled(unit):
            published = published or stamp.published
        furnished = furnished or not (stamp.published or stamp.updated)
    for unit in units_of(text[-_TAIL_LETTERS:])[-_TAIL_UNITS:]:
        if published and updated:
            break
        if is_labelled(unit):
            stamp = read_stamp(unit)
            published = published or stamp.published
            updated = updated or stamp.updated
    return Stamps(published, updated)


def _known(printed: object) -> str | None:
    if not isinstance(printed, str) or not printed.strip():
        return None
    return publication(printed.strip("()[] \t*_,"))


def _byline(units: Sequence[str]) -> tuple[str, ...]:
    return next((names for unit in units if (names := writers(unit))), ())


def _header(text: str) -> tuple[Found, int]:
    """Return what ``Name: value`` lines at the very top say, and where the text goes on.

    YAML front matter between ``---`` lines, or at least two such lines with names of fields: those
    of an e-mail, too.
    """
    lines = text[:4000].split("\n")
    fenced = lines[0].strip() == _FENCE
    record: dict[str, object] = {}
    end = 0
    for number, line in enumerate(lines):
        end += len(line) + 1
        if number == 0 and (fenced or _MAILBOX.fullmatch(line)):
            continue
        if record and not fenced and line[:1] in (" ", "\t"):
            continue  # how the head of an e-mail goes on with a long line
        found = _FIELD.fullmatch(line.strip())
        if found:
            record[found[1].strip()] = found[2].strip().strip("\"'")
        elif not fenced or line.strip() == _FENCE:
            break
    if {"From", "Subject", "Date"} <= record.keys():
        record["title"] = record["Subject"]  # anywhere else it names a topic
    found_fields = from_record(record)
    said = (found_fields.title, found_fields.published, found_fields.outlet, found_fields.authors)
    known = sum(map(bool, (*said, found_fields.url, found_fields.updated)))
    closed = fenced and bool(record)
    if closed or known >= 2:
        if found_fields.url is not None and not names_one_article(found_fields.url):
            found_fields.url = None
        return found_fields, end
    return from_record({}), 0
