"""News of any length for benchmarks: invented stories in real-looking English, deterministic.

    python -m tests.bench.news COUNT > news.jsonl

A story has a headline, a dateline in two of three, five to twelve paragraphs (about 2,000
characters), three to nine quotations of every shape that the parser meets: after, before and around
their attribution, by name, title, pronoun and role, partial ones, chains over paragraphs, orphans.
People belong to a beat and come back in many stories; one story in twenty is another outlet's
trimmed printing of the one before. Everything is our own.
"""

from __future__ import annotations

import json
import sys
import tomllib
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta
from itertools import islice
from pathlib import Path
from random import Random

WORDS: dict[str, list[str]] = tomllib.loads(
    Path(__file__).with_suffix(".toml").read_text(encoding="utf-8")
)
OUTLETS = [f"The {place} {paper}" for place in WORDS["places"] for paper in ("Courier", "Post")]
WEEKDAYS = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday")
LEFT, RIGHT = "\N{LEFT DOUBLE QUOTATION MARK}", "\N{RIGHT DOUBLE QUOTATION MARK}"
FIRST_DAY = date(2004, 1, 5)


@dataclass(frozen=True)
class Somebody:
    """A person who comes back in the stories of a beat."""

    name: str
    surname: str
    role: str
    pronoun: str


class Stories:
    """Stories one after another; the same seed tells the same ones."""

    def __init__(self, seed: int = 1, people: int = 4_000) -> None:
        self._random = Random(seed)
        self._people = [self._somebody() for _ in range(people)]
        self._beats = people // 20

    def _pick(self, kind: str) -> str:
        return self._random.choice(WORDS[kind])

    def _somebody(self) -> Somebody:
        name = self._pick("given")
        surname = self._pick("surname_heads") + self._pick("surname_tails")
        pronoun = "she" if name[-1] in "aeh" else "he"
        return Somebody(f"{name} {surname}", surname, self._pick("roles"), pronoun)

    def records(self) -> Iterator[dict[str, str]]:
        """Yield JSON records without end."""
        number = 0
        while True:
            number += 1
            record = self._record(number)
            yield record
            if number % 20 == 0:
                yield self._reprint(record, number)

    def _record(self, number: int) -> dict[str, str]:
        day = FIRST_DAY + timedelta(number * 7_000 // 100_000 % 7_000)
        place, thing = self._pick("places"), self._pick("things")
        beat = self._random.randrange(self._beats) * 20
        cast = self._random.sample(self._people[beat : beat + 20], 3)
        title = f"{cast[0].surname} to {self._pick('acts')} {thing} in {place}"
        paragraphs = [self._lead(place, thing, cast[0], day)]
        met: set[str] = set()
        for _ in range(self._random.randint(4, 9)):
            paragraphs.append(self._speech(self._random.choice(cast), met, day))
            if self._random.random() < 0.5:
                paragraphs.append(self._filler(place, thing, day))
        return {
            "id": f"story-{number}",
            "title": title,
            "outlet": self._random.choice(OUTLETS),
            "published": day.isoformat(),
            "author": self._random.choice(self._people).name,
            "text": "\n\n".join(paragraphs),
        }

    def _reprint(self, record: dict[str, str], number: int) -> dict[str, str]:
        text = "\n\n".join(record["text"].split("\n\n")[:-1])
        return {
            **record,
            "id": f"reprint-{number}",
            "outlet": self._random.choice(OUTLETS),
            "text": text,
        }

    def _lead(self, place: str, thing: str, one: Somebody, day: date) -> str:
        weekday = WEEKDAYS[day.weekday()]
        start = f"{place.upper()}, {day:%B} {day.day} - " if self._random.random() < 0.66 else ""
        end = f"after {self._random.randint(2, 30)} hours of talks over {thing}"
        decided = f"{start}The town of {place} came to a decision on {weekday}"
        return f"{decided} {end}, its {one.role} said."

    def _filler(self, place: str, thing: str, day: date) -> str:
        return " ".join(
            self._pick("fillers").format(
                n=self._random.randint(11, 97),
                m=self._random.randint(2, 9),
                year=day.year - self._random.randint(1, 9),
                place=place,
                place2=self._pick("places"),
                thing=thing,
            )
            for _ in range(self._random.randint(1, 3))
        )

    def _words(self) -> str:
        if self._random.random() < 0.35:
            said = f"This will {self._pick('outcomes')}"
        else:
            said = f"{self._pick('openers')} {self._pick('verbs')} {self._pick('things')}"
        return said + self._pick("tails")

    def _speech(self, one: Somebody, met: set[str], day: date) -> str:
        who = one.surname if one.name in met else f"{one.name}, the {one.role},"
        name = one.surname if one.name in met else f"{one.name}"
        known = one.name in met
        met.add(one.name)
        cue = self._pick("cues")
        when = f" on {self._random.choice(WEEKDAYS)}" if self._random.random() < 0.3 else ""
        words, more = self._words(), self._words()
        shape = self._random.randrange(9)
        if shape == 0 and known:
            return f"{LEFT}{words},{RIGHT} {one.pronoun} said{when}. {LEFT}{more}.{RIGHT}"
        if shape <= 2:
            return f"{LEFT}{words},{RIGHT} {name} {cue}{when}. {LEFT}{more}.{RIGHT}"
        if shape == 3:
            return f"{who} {cue}{when}, {LEFT}{words}.{RIGHT} {self._filler('town', 'it', day)}"
        if shape == 4:
            part = f"{self._pick('verbs')} {self._pick('things')}"
            return f'{who} said the plan would "{self._pick("outcomes")}" and that many {part}.'
        if shape == 5:
            return f'"{words}," said {name}{when}.\n\n"{more}."'
        if shape == 6:
            return f'"{words}," the {one.role} said{when}, adding: "{more}."'
        if shape == 7:
            return f"According to {name}, {LEFT}{words[0].lower()}{words[1:]}{RIGHT}."
        return f"{LEFT}{words}.\n\n{LEFT}{more},{RIGHT} {name} {cue}{when}."


def write(path: str, count: int, seed: int = 1) -> int:
    """Write ``count`` stories as JSON lines; return the bytes."""
    size = 0
    with open(path, "w", encoding="utf-8") as file:  # noqa: PTH123 - "/dev/stdout" too
        for record in islice(Stories(seed).records(), count):
            size += file.write(json.dumps(record, ensure_ascii=False) + "\n")
    return size


if __name__ == "__main__":
    write("/dev/stdout", int(sys.argv[1]))
