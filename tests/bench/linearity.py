"""How the time for a text grows with its length: doubled, it may take at most 2.3 times as long.

    python -m tests.bench.linearity [--size CHARACTERS] [--json FILE]

Prints, for texts of nothing but one thing and for ordinary news repeated, the CPU time of the
quarter, the half and the whole, and the ratios (medians of five; one run where a run takes over
two seconds). The texts are hard on every stage: marks, names, dates, long lines, many lines.
"""

from __future__ import annotations

import argparse
import gc
from statistics import median
from time import process_time

from quotebank.extraction import extract
from quotebank.model import Article
from tests.bench.figures import save, take_json

NEWS = (
    '"We had no choice," harbor master Ola Moss said on Monday. "The quay is sinking, and nobody'
    ' but us will pay for it." He called the old plan "a gift to nobody" and said that Ann Lee, the'
    " mayor, had known since May 3.\n\n"
)
SEEDS = {
    "news": NEWS,
    "news without blank lines": NEWS.strip() + " ",
    "straight marks": '"',
    "apostrophes": "'",
    "marks and blanks": '" ',
    "curly marks, mixed": '\N{LEFT DOUBLE QUOTATION MARK}\N{RIGHT DOUBLE QUOTATION MARK}"',
    "opening single marks": " 'A",
    "capitals": "A",
    "names": "Ann Lee ",
    "one sentence of names": "and Ann Lee of the town of Oslo told the mayor that ",
    "one line of words": "word ",
    "lines of one word": "word\n",
    "blank lines": "\n",
    "quoted words": '"a," he said. ',
    "one office": 'Labour leader Ann Lee spoke. "It is a waste," the party leader said. ',
    "never closed": '"He said ',
    "appeals": 'Support our journalism! "Sign up for our newsletter ',
    "brackets": "(",
    "days": "on Monday, May 3, ",
    "cues": "he said ",
    "a panel": '\n\nAnn Lind, baker\n\n"We go, and we go at once."',
    "quotations and lines": '"We go, and we go at once."\n\nThe vote\n\n',
    "colon datelines": "MUMBAI: Ann Lind said so.\n\n",
    "short paragraphs": "Hello there\n\n",
    "captions in a speech": 'Lee with her medal\n\n"We go,\n\n',
    "relatives": 'Her father, Carl Lee, left. Mr Lee said: "We go." "He goes," her father said. ',
    "aliases": 'Ben "Bo" Lee, known as Bo to all, said: "We go." Bo left. ',
    "couples": 'Carl and Ann Lee came. Mr Lee said: "We go." Bo Lee died. ',
    "places that are names": 'Ed Oslo left. Oslo laughs. "We go," he says. In Oslo it rained. ',
    "initials of offices": 'Chief of Staff (COS) Gen. Ann Lee left. The COS said: "Go." ',
    "claims": 'Lee denied Moss\'s claim that it was "a mess" and called it "odd". ',
    "what points back": '"We go on."\n\nThose were the words of Ann Lee.\n\n',
    "signs": 'A sign on the wall reads: "Go home now, please." ',
    "long rows of he": 'He went to the sea. "We go," he said. ',
    "a reporter's questions": '"We go on," Lee said.\n\nWhat does he make of so long and so hard a '
    'winter in the town and on the road?\n\n"He goes on."\n\n',
    "glued sentences": 'He won.The mayor left."We go," said Lee.',
    "stops and marks": '."',
    "entities": "&quot;Go,&quot; he said. ",
    "half entities": "&quot",
    "tags": '<a href="x">Lee</a> <b',
    "links": "[Lee](https://x.example/) [",
    "stars": "*",
    "capitals at heads": "\nANN LEE SAID so",
    "backslashes": "\\",
    "labelled headlines": "Also Read Ann Lee Wins A Vote In Oslo and the rest.\n\n",
    "sign-offs": '"We go," Lee said. \N{EN DASH} Rappler.com\n\n"He goes." (AFP)\n\n',
    "families of the dead": "Mrs Lee died on the way to the town. Her son Bo Lee said: "
    '"She was my mother." Mr Lee left. ',
    "hearers": '"Go," Lee was told by Moss. Lee got a letter from Moss saying it was "odd". ',
    "several speakers": 'Ann Lee, 45, Carl Moss, 50, and Ida Moe of Oslo said: "We go." ',
    "nouns that are verbs": 'The motion states: "We go." Critics brand it "odd". ',
    "verbs that are nouns": "the conference call is a far cry from ",
    "what bodies are": 'Corvin, the regulator, met Norsk, a bank. "We go," the regulator said. ',
    "offices in offices": "head of the agency of the board for ",
    "many people": '\n\nSen. Ann {name}, R-Ohio, spoke.\n\n"We go at once," the lawmaker said.',
    "many trades": '\n\nTom {name}, a plumber, left.\n\n"We go at once," the activist said.',
    "many firms": '\n\nShares in {name} fell.\n\n"We go at once," the company said.',
    "many turns": '\n\nAnn {name}: He came in and said, "We go at once."',
    "handles": '"Go," wrote @ann of Norsk. User lee_1984 said: "No." ',
    "what women are": "Ann {name}, a nurse from Oslo, is a mother of two with her husband. ",
    "papers in marks": 'The weekly "Der Bote" called it "a mess". "Die Lampe" newspaper said so. ',
    "marks lost": "\N{REPLACEMENT CHARACTER}a\N{REPLACEMENT CHARACTER} ",
    "marks misread": "\u00e2\u20ac\u0153Go he said. ",
}
RUNS = 5
LONG = 2.0
"""Seconds."""


def repeated(seed: str, size: int) -> str:
    """Return a text of nothing but one seed, with another name at each turn where it has one."""
    times = size // len(seed) + 1
    if "{name}" not in seed:
        return seed * times
    return "".join([seed.replace("{name}", invented(i)) for i in range(times)])


def invented(number: int) -> str:
    """Return a name of its own for a number."""
    letters = ""
    while number or not letters:
        number, rest = divmod(number, len(SYLLABLES))
        letters += SYLLABLES[rest]
    return f"{letters}nov".capitalize()


SYLLABLES = [f"{consonant}{vowel}" for consonant in "bdfgklmnprstvz" for vowel in "aeiou"]


def seconds(text: str) -> float:
    article = Article(text=text, key="bench", source="bench")
    taken: list[float] = []
    while len(taken) < RUNS and (not taken or max(taken) < LONG):
        gc.collect()
        start = process_time()
        extract(article)
        taken.append(process_time() - start)
    return median(taken)


def main() -> None:
    parser = argparse.ArgumentParser(description=(__doc__ or "").partition("\n")[0])
    parser.add_argument("--size", type=int, default=400_000)
    take_json(parser)
    asked = parser.parse_args()
    size = asked.size
    figures: dict[str, dict[str, float]] = {}
    print(f"{'text':26}{'quarter':>9}{'half':>9}{'whole':>9}   ratios   ({size} characters)")
    for name, seed in SEEDS.items():
        # A quotation in front and in the same paragraph, so that no stage is left out.
        text = (f"{NEWS.strip()} {repeated(seed, size)}")[:size]
        quarter, half, whole = (seconds(text[: size // part]) for part in (4, 2, 1))
        first, second = half / max(quarter, 1e-6), whole / max(half, 1e-6)
        figures[name] = {"seconds": whole, "half by quarter": first, "whole by half": second}
        ratios = f"{first:.2f}  {second:.2f}"
        print(f"{name:26}{quarter:9.3f}{half:9.3f}{whole:9.3f}   {ratios}", flush=True)
    save(figures, asked.json)


if __name__ == "__main__":
    main()
