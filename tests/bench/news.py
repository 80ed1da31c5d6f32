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
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta
from itertools import islice
from random import Random

GIVEN = (
    "Ada Bram Carla Dario Edith Farid Greta Hugo Ines Jonas Katya Lionel Maren Nadia Oskar Petra"
    " Quentin Rosa Stefan Tamar Ulrich Vera Walter Xenia Yusuf Zora Marcus Helena Peter Susan David"
    " Maria James Anna Thomas Laura Michael Julia Robert Sarah"
).split()
SURNAME_HEADS = (
    "Ald Bren Cor Dal Ester Fal Gar Hol Ing Jar Kel Lind Mor Nor Os Pell Quill Ras Sol Tarn Und"
    " Vask Wend Yar Zell"
).split()
SURNAME_TAILS = "berg by der field gard holm ikova insky kamp ler man nov oglu qvist ra son".split()
PLACES = (
    (
        "Sorvaly Halmstead Kettleby Marrow Port-Anselm Quarrington Rilke Stavern Tollhaven Umber"
        " Vinterby Westmarch Yarrowdale Zandfoort"
    )
    .replace("-", "\N{NO-BREAK SPACE}")
    .split(" ")
)
OUTLETS = [f"The {place.replace(chr(160), ' ')} {paper}" for place in PLACES for paper in
           ("Courier", "Post", "Ledger")]  # fmt: skip
WEEKDAYS = "Monday Tuesday Wednesday Thursday Friday Saturday Sunday".split()
ROLES = (
    "mayor|finance minister|chief executive|police commissioner|union leader|head teacher"
    "|spokeswoman for the port|deputy governor|professor of hydrology|opposition leader|chief judge"
    "|manager of the hospital|director of the museum|coach|fire chief"
).split("|")
THINGS = (
    "the harbour plan|a new tax on fuel|the bridge repairs|the school budget|the ferry timetable"
    "|the merger of the two banks|an inquiry into the flood|the housing law|the trade agreement"
    "|the water shortage|a strike at the mill|the election result|the airport extension"
    "|the vaccine programme|the museum's move|a record harvest|the rail link|the power cut"
).split("|")
ACTS = (
    "delay|abandon|welcome|defend|explain|support|criticise|study|postpone|rewrite|reject|speed up"
).split("|")
OUTCOMES = (
    "cost thousands of jobs|help small towns first|take at least two years|end in court"
    "|need more money than anybody has|be remembered for a long time|make food dearer"
    "|save lives|divide the coalition|change nothing|bring families back|close the gap by spring"
).split("|")
OPENERS = (
    "We|Nobody here|The council|Every family on the coast|Our members|Those who pay for it"
    "|People in this town|The government|Both sides|The engineers"
).split("|")
VERBS = (
    "will not accept|waited long enough for|cannot afford|would gladly discuss|voted against"
    "|must be told the truth about|should have been asked about|may well question"
    "|never believed in|will remember"
).split("|")
TAILS = (
    "|, and that is a promise|, whatever the papers write|, at least for this year"
    "|, because the numbers do not add up|, as anybody who lives here knows|, and we said so in May"
    "|, if it is done properly|, with or without the ministry"
).split("|")
CUES = "said said said said told reporters|said|added|argued|insisted|explained|warned".replace(
    " ", "|"
).replace("told|reporters", "told reporters").split("|")  # fmt: skip
FILLERS = (
    "The decision affects about {n},000 people in {place} and the villages around it.",
    "Work began in {year} and was to end last autumn, but the contractor asked for {n} more months.",
    "Officials put the price at ${n} million, up from ${m} million a year ago.",
    "A similar proposal failed in {place2} in {year} after a court stopped it.",
    "Shares of the operator fell {m} percent on the news and closed at {n}.{m}.",
    "The report, which runs to {n} pages, was sent to all members of the council.",
    "Outside the town hall some {n} people held up lamps and sang.",
    "Figures from the statistics office show that prices in {place} rose {m} percent in a year.",
    "It was the third vote on {thing} since {year}, and the closest so far.",
    "Rain is expected until the weekend, and the river stood at {m} metres in the evening.",
)
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

    def _pick(self, of: list[str] | tuple[str, ...]) -> str:
        return self._random.choice(of)

    def _somebody(self) -> Somebody:
        given = self._random.randrange(len(GIVEN))
        surname = self._pick(SURNAME_HEADS) + self._pick(SURNAME_TAILS)
        pronoun = "she" if GIVEN[given][-1] in "aeh" and GIVEN[given] != "Robert" else "he"
        return Somebody(f"{GIVEN[given]} {surname}", surname, self._pick(ROLES), pronoun)

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
        place, thing = self._pick(PLACES), self._pick(THINGS)
        beat = self._random.randrange(self._beats) * 20
        cast = self._random.sample(self._people[beat : beat + 20], 3)
        title = f"{cast[0].surname} to {self._pick(ACTS)} {thing} in {place}"
        paragraphs = [self._lead(place, thing, cast[0], day)]
        met: set[str] = set()
        for _ in range(self._random.randint(4, 9)):
            paragraphs.append(self._speech(self._random.choice(cast), met, day))
            if self._random.random() < 0.5:
                paragraphs.append(self._filler(place, thing, day))
        return {
            "id": f"story-{number}",
            "title": title,
            "outlet": self._pick(OUTLETS),
            "published": day.isoformat(),
            "author": self._random.choice(self._people).name,
            "text": "\n\n".join(paragraphs),
        }

    def _reprint(self, record: dict[str, str], number: int) -> dict[str, str]:
        text = "\n\n".join(record["text"].split("\n\n")[:-1])
        return {**record, "id": f"reprint-{number}", "outlet": self._pick(OUTLETS), "text": text}

    def _lead(self, place: str, thing: str, one: Somebody, day: date) -> str:
        weekday = WEEKDAYS[day.weekday()]
        start = f"{place.upper()}, {day:%B} {day.day} - " if self._random.random() < 0.66 else ""
        end = f"after {self._random.randint(2, 30)} hours of talks over {thing}"
        return f"{start}The town of {place} came to a decision on {weekday} {end}, its {one.role} said."

    def _filler(self, place: str, thing: str, day: date) -> str:
        return " ".join(
            self._pick(FILLERS).format(
                n=self._random.randint(11, 97),
                m=self._random.randint(2, 9),
                year=day.year - self._random.randint(1, 9),
                place=place,
                place2=self._pick(PLACES),
                thing=thing,
            )
            for _ in range(self._random.randint(1, 3))
        )

    def _words(self) -> str:
        if self._random.random() < 0.35:
            said = f"This will {self._pick(OUTCOMES)}"
        else:
            said = f"{self._pick(OPENERS)} {self._pick(VERBS)} {self._pick(THINGS)}"
        return said + self._pick(TAILS)

    def _speech(self, one: Somebody, met: set[str], day: date) -> str:
        who = one.surname if one.name in met else f"{one.name}, the {one.role},"
        name = one.surname if one.name in met else f"{one.name}"
        known = one.name in met
        met.add(one.name)
        cue = self._pick(CUES)
        when = f" on {self._pick(WEEKDAYS)}" if self._random.random() < 0.3 else ""
        words, more = self._words(), self._words()
        shape = self._random.randrange(9)
        if shape == 0 and known:
            return f"{LEFT}{words},{RIGHT} {one.pronoun} said{when}. {LEFT}{more}.{RIGHT}"
        if shape <= 2:
            return f"{LEFT}{words},{RIGHT} {name} {cue}{when}. {LEFT}{more}.{RIGHT}"
        if shape == 3:
            return f"{who} {cue}{when}, {LEFT}{words}.{RIGHT} {self._filler('town', 'it', day)}"
        if shape == 4:
            part = f"{self._pick(VERBS)} {self._pick(THINGS)}"
            return f'{who} said the plan would "{self._pick(OUTCOMES)}" and that many {part}.'
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
