"""The gold sets of ../shared in our own format, for the tests that need them."""

import json
from collections import defaultdict
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

Record = dict[str, Any]


def lines(path: Path) -> Iterator[Record]:
    """Yield the JSON objects of a file of them."""
    with path.open(encoding="utf-8") as file:
        yield from map(json.loads, file)


def texts(folder: Path) -> dict[str, str]:
    """Return the articles' texts by id."""
    return {article["id"]: article["text"] for article in lines(folder / "articles.jsonl")}


def named(folder: Path) -> Iterator[Record]:
    """Yield the named set, whose spans say who in one string ("unnamed: a diplomat")."""
    text_of = texts(folder)
    for article in lines(folder / "gold.jsonl"):
        text = text_of[article["id"]]
        quotes = [_named_span(quote, text) for quote in article["quotes"]]
        yield {"id": article["id"], "quotes": quotes}


def _named_span(quote: Record, text: str) -> Record:
    said_by = quote["speaker"] or ""
    speaker: str | None = said_by.removeprefix("unnamed: ")
    kind = "unnamed" if said_by.startswith("unnamed") else "person"
    if not said_by or said_by.startswith(("unknown", "?")):
        speaker = kind = None  # type: ignore[assignment] # one line for both
    return {
        "start": quote["start"],
        "end": quote["end"],
        "text": text[quote["start"] : quote["end"]],
        "kind": quote["kind"],
        "sure": quote.get("sure", True),
        "speaker": speaker,
        "speaker_kind": kind,
    }


def mentions(folder: Path) -> Iterator[Record]:
    """Yield the mentions set; attributed words of no source are unsure, for nobody judged who."""
    text_of = texts(folder)
    kinds = {"direct": "direct", "mixed": "partial", "unsourced": "partial", "none": "none"}
    for article in lines(folder / "gold.jsonl"):
        text = text_of[article["id"]]
        yield {
            "id": article["id"],
            "masks": article["masks"],
            "quotes": [
                {
                    "start": quote["start"],
                    "end": quote["end"],
                    "text": text[quote["start"] : quote["end"]],
                    "kind": kinds[quote["kind"]],
                    "sure": quote["kind"] != "unsourced",
                    "mention": [
                        {"start": start, "end": end, "text": words}
                        for start, end, words in quote["sources"]
                    ],
                }
                for quote in article["quotes"]
            ],
        }


def seeds(folder: Path) -> Iterator[Record]:
    """Yield the gold of the seed files, which is one list of spans over all of them."""
    by_file: defaultdict[str, list[Record]] = defaultdict(list)
    keys = ("start", "end", "text", "kind", "speaker")
    for quote in json.loads((folder / "gold.json").read_text(encoding="utf-8")):
        by_file[quote["file"]].append({key: quote[key] for key in keys})
    for file, quotes in by_file.items():
        yield {"source": file, "quotes": quotes}


SETS: dict[str, tuple[str, Callable[[Path], Iterator[Record]]]] = {
    "seeds": ("seeds", seeds),
    "named": ("eval/named", named),
    "mentions": ("eval/mentions", mentions),
}
"""Each set's folder below ../shared, and its gold in our format."""


def corpus(name: str, shared: Path) -> list[Path]:
    """Return the files of a set: the gold first, then the articles."""
    folder = shared / SETS[name][0]
    if name == "seeds":
        return [folder / "gold.json", *sorted(folder.glob("*.txt"))]
    return [folder / "gold.jsonl", folder / "articles.jsonl"]


def converted(name: str, shared: Path, into: Path) -> tuple[Path, list[str]]:
    """Write a set's gold in our format below ``into``; return it and the files of articles."""
    folder, convert = SETS[name]
    gold = into / f"{name}.jsonl"
    with gold.open("w", encoding="utf-8") as file:
        file.writelines(json.dumps(record) + "\n" for record in convert(shared / folder))
    return gold, [str(path) for path in corpus(name, shared)[1:]]
