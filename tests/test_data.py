"""Every group of words of the lexicons of attribution does what its examples show."""

from collections import Counter
from collections.abc import Callable, Iterator, Mapping
from typing import Any

import pytest

from quotebank.extraction import explain, extract
from quotebank.extraction.coreference.asking import doers
from quotebank.extraction.coreference.calling import against, crowds
from quotebank.extraction.coreference.charters import apart, is_agency, may_be
from quotebank.extraction.coreference.crowds import places
from quotebank.extraction.coreference.fates import befell
from quotebank.extraction.coreference.offices import of_state, role_words, untold
from quotebank.extraction.coreference.seats import office_before, rulers
from quotebank.extraction.coreference.trades import is_trader
from quotebank.extraction.lexicon.cues import Cue
from quotebank.extraction.lexicon.shipped import default
from quotebank.extraction.mentions.scan import Description, scan
from quotebank.extraction.mentions.scan import Scan as Scanned
from quotebank.extraction.names.name import Name
from quotebank.extraction.names.name_spans import find_names
from quotebank.extraction.names.parts import readings
from quotebank.extraction.people.entity import Entity
from quotebank.extraction.people.full_names import aliases
from quotebank.extraction.people.kin import kin_alone
from quotebank.model import Article, Quotation
from quotebank.resources import wordlists

LEXICON = default()
FILES = (
    "cues", "names", "words", "roles", "organisations", "places", "demonyms", "given_names",
    "common_words", "ordinary",
)  # fmt: skip
VERBS = ("say", "tell", "manner", "write", "hold", "call", "weak")
WITHOUT_EXAMPLES = {("cues", "irregular"), ("given_names", "given"), ("roles", "roles")}
"""Forms of verbs shown elsewhere, and tables whose parts have the examples."""


def scanned(text: str) -> Scanned:
    names = find_names(text, LEXICON)
    quoted = []
    parts = text.split('"')
    if len(parts) > 2:
        start = len(parts[0])
        quoted = [(start, start + len(parts[1]) + 2, 0)]
    return scan(text, (0, len(text)), quoted, names, LEXICON)


def groups() -> list[Any]:
    found = []
    for file in FILES:
        for group, entry in wordlists(file).items():
            if (file, group) == ("given_names", "examples"):
                found += [(file, key, example) for key, list_ in entry.items() for example in list_]
            elif (file, group) == ("roles", "roles"):
                found += [(file, key, ex) for key, part in entry.items() for ex in part["examples"]]
            elif (file, group) not in WITHOUT_EXAMPLES:
                found += [(file, group, example) for example in entry["examples"]]
    return found


def heads(text: str) -> list[Description]:
    return [what for what in scanned(text).what if isinstance(what, Description)]


def is_theirs(noun: str, thing: str) -> bool:
    text = f'A Bluefin {thing} was hit. "It was bad," the {noun} said.'
    return speaker_of(text) == "Bluefin"


def has_cue(group: str) -> Callable[[str], bool]:
    return lambda text: group in {w.group for w in scanned(text).what if isinstance(w, Cue)}


def has_tag(tag: str) -> Callable[[str], bool]:
    return lambda text: tag in scanned(text).tags


def names_of(text: str) -> tuple[Name, ...]:
    return readings(LEXICON)[text]


def ends_in(words: frozenset[str]) -> Callable[[str], bool]:
    return lambda text: any(head.head in words for head in heads(text))


def paired(pairs: Mapping[str, frozenset[str]]) -> Callable[[str], bool]:
    return lambda pair: pair.split("=")[1] in pairs[pair.split("=")[0]]


def gendered(gender: str) -> Callable[[str], bool]:
    return lambda text: [head.gender for head in heads(text)] == [gender]


def makes_a_firm(text: str) -> bool:
    story = f'{text} was there. "We will go on," Absa said.'
    [quotation] = extract(Article(text=story, key="case", source="case")).quotations
    return (quotation.speaker, quotation.speaker_kind) == ("Absa", "organisation")


def speaker_of(text: str) -> str | None:
    [quotation] = extract(Article(text=text, key="case", source="case")).quotations
    return quotation.speaker


def is_lind(text: str) -> bool:
    return speaker_of(text) == "Ann Lind"


def called_so(noun: str, body: str) -> bool:
    name = names_of(body)[0]
    return may_be(Entity(name, name.words), noun, (), LEXICON)


def sorted_as(sort: str) -> Callable[[str], bool]:
    return lambda text: any(
        name.sort == sort for name in names_of(text.removeprefix("the ").removeprefix("The "))
    )


CHECKS: Mapping[tuple[str, str], Callable[[str], bool]] = {
    **{("cues", group): has_cue(group) for group in VERBS},
    ("cues", "nominal"): has_tag("A"),
    ("cues", "nouns"): lambda text: scanned(text).tags.count("C") == text.count(" said"),
    ("cues", "heard"): lambda text: any(
        isinstance(what, Cue) and what.verb in LEXICON.heard for what in scanned(text).what
    ),
    **{("cues", group): is_lind for group in ("received", "contacts", "enquiries")},
    ("cues", "chants"): lambda text: speaker_of(text) is None,
    ("cues", "asks"): lambda text: any(
        isinstance(what, Cue) and what.verb in LEXICON.asks for what in scanned(text).what
    ),
    ("names", "honorifics"): lambda text: names_of(text)[0].honorific,
    ("names", "titles"): lambda text: names_of(text)[0].role != "",
    ("names", "numbered"): lambda text: find_names(f"It was {text}.", LEXICON)[0].name.text == text,
    ("names", "schooled"): lambda text: (
        len(names_of(text)) == 1 and names_of(text)[0].role == " ".join(text.split()[:-2])
    ),
    ("names", "ranks"): lambda text: (
        speaker_of(f'Police met Anton Siddique Holm. "It is," {text} said.')
        == "Anton Siddique Holm"
    ),
    ("names", "familiar"): lambda text: (
        speaker_of(f'{text.split()[1]} Lind has left. "It is," {text} said.')
        == f"{text.split()[1]} Lind"
    ),
    ("names", "regnal"): lambda text: names_of(text)[0].text == text,
    ("names", "surnames"): lambda text: names_of(text)[0].words[-1] == text.split()[-1],
    ("names", "initials"): lambda text: names_of(text)[0].text == text.partition(" ")[2],
    ("names", "relatives"): lambda text: names_of(text)[0].text == text.partition(" ")[2],
    ("names", "subjects"): lambda text: names_of(text)[0].text == text.partition(" ")[2],
    ("names", "particles"): lambda text: names_of(text)[0].text == text,
    ("names", "suffixes"): lambda text: (
        names_of(text)[0].text == text and names_of(text)[0].words[-1] != text.split()[-1]
    ),
    ("names", "between"): lambda text: len(names_of(text)) == 2,
    ("names", "letters"): lambda text: names_of(text)[0].text == text.rsplit(" ", 1)[0],
    ("names", "aliases"): lambda text: (
        [
            (name.text, alias)
            for name, alias in aliases(text, find_names(text, LEXICON))
        ]
        == [("Mark Holm", "Sonta")]
    ),
    ("names", "family"): lambda text: (
        len(kin_alone(text, find_names(text, LEXICON), LEXICON)) == 1
    ),
    ("names", "performers"): lambda text: (
        speaker_of(f'Mauve has postponed her tour. "I need a rest," {text} said.') == "Mauve"
    ),
    ("names", "handles"): lambda text: [
        at.name.text for at in find_names(text, LEXICON) if at.name.sort == "person"
    ] == [word for word in text.split() if set("@19_") & set(word)],
    ("names", "nicknames"): paired(LEXICON.nicknames),
    ("words", "pronouns"): has_tag("H"),
    ("words", "pronouns.object"): has_tag("m"),
    ("words", "determiners"): lambda text: scanned(text).tags in ("D", "SD"),
    ("words", "prepositions"): has_tag("p"),
    ("words", "conjunctions"): has_tag("&"),
    ("words", "auxiliaries"): has_tag("b"),
    ("words", "negations"): has_tag("n"),
    ("words", "adverbs"): lambda text: scanned(text).tags in ("NC", "NpC"),
    ("words", "openers"): lambda text: names_of(text) == (),
    ("words", "verbs"): lambda text: scanned(text).tags == "DwD",
    ("words", "media"): lambda text: scanned(text).tags in ("NC", "DC"),
    ("words", "moods"): lambda text: text.rstrip(".").split()[-1] in LEXICON.moods,
    ("words", "stances"): lambda text: (
        speaker_of(f'{text}\n\n"I have seen it all before."') == text.split()[0]
    ),
    ("words", "brings"): lambda text: any(word.lower() in LEXICON.brings for word in text.split()),
    ("words", "claims"): lambda text: text in LEXICON.claims,
    ("words", "remarks"): lambda text: (
        speaker_of(f"Holm was angry at Ann Lind's \"not in my town\" {text}.") == "Ann Lind"
    ),
    ("words", "verdicts"): lambda text: text in LEXICON.verdicts,
    ("words", "portrays"): lambda text: not LEXICON.portrays.isdisjoint(text.split()),
    ("words", "turns"): lambda text: not LEXICON.turns.isdisjoint(text.split()),
    ("words", "shown"): lambda text: text in LEXICON.shown,
    ("words", "locatives"): lambda text: text in LEXICON.locatives,
    ("words", "charged"): lambda text: text in LEXICON.charged,
    ("words", "sent"): lambda text: text in LEXICON.sent,
    ("words", "scenes"): lambda text: speaker_of(text) == "Ann Lind",
    ("words", "fates"): lambda text: befell(scanned(text), 1, text, LEXICON) != "",
    ("words", "gestures"): lambda text: (
        text.rstrip(".").split()[-1] in LEXICON.gestures
        and not LEXICON.gestures.isdisjoint(text.split()[1:-1])
    ),
    ("words", "positions"): lambda text: scanned(text).tags == "NC",
    ("words", "parties"): lambda text: names_of(text.split()[0])[0].sort == "nothing",
    ("roles", "male"): gendered("m"),
    ("roles", "female"): gendered("f"),
    ("roles", "either"): gendered(""),
    ("roles", "kin"): lambda text: [head.sort for head in heads(text)] == ["kin"],
    ("roles", "qualifiers"): lambda text: scanned(text).tags == "D",
    ("roles", "unofficial"): lambda text: text.split()[-1] in LEXICON.unofficial,
    ("roles", "epithets"): lambda text: heads(text)[-1].head in LEXICON.epithets,
    ("roles", "attributes"): lambda text: heads(text) == [],
    ("roles", "prizes"): lambda text: heads(text) == [],
    ("roles", "anonymous"): ends_in(LEXICON.anonymous),
    ("roles", "initials"): lambda pair: (
        role_words(pair.partition("=")[0], LEXICON) == set(pair.partition("=")[2].split())
    ),
    ("roles", "short"): lambda pair: (
        LEXICON.short[pair.partition("=")[0].lower().rstrip(".")] == pair.partition("=")[2]
    ),
    ("roles", "synonyms"): lambda pair: (
        tuple(pair.partition("=")[2].split()) in LEXICON.synonyms[pair.partition("=")[0]]
    ),
    ("roles", "implied"): lambda pair: (
        untold({pair.partition("=")[2]}, frozenset([pair.partition("=")[0]]), LEXICON) == set()
    ),
    ("roles", "rulers"): lambda pair: (
        set(pair.partition("=")[2].split())
        in rulers(f"the head of {pair.partition('=')[0]}", len("the head"), "head")
    ),
    ("roles", "doers"): ends_in(doers()),
    ("roles", "court"): lambda pair: against(frozenset([pair.split("=")[1]]), pair.split("=")[0]),
    ("roles", "serving"): lambda text: speaker_of(f'"It is," {text} said.') == text,
    ("roles", "crowds"): ends_in(crowds()),
    ("roles", "moods"): lambda text: role_words(text, LEXICON) == {text.split()[-1]},
    ("roles", "capitals"): lambda pair: of_state(pair.split("=")[0]) == {pair.split("=")[1]},
    ("roles", "styles"): lambda text: (
        office_before(text, text.rindex(" ") + 1, len(text), LEXICON) != set()
    ),
    ("roles", "top"): ends_in(LEXICON.top),
    ("roles", "holders"): lambda text: (
        find_names(text, LEXICON)[-1].name.text == "Ana Lind"
    ),
    ("organisations", "bodies"): sorted_as("body"),
    ("organisations", "known"): sorted_as("body"),
    ("organisations", "figures"): sorted_as("body"),
    ("organisations", "shortened"): lambda pair: (
        LEXICON.shortened[pair.partition("=")[0]] == pair.partition("=")[2]
    ),
    ("organisations", "ends"): lambda text: text.split()[-1] in LEXICON.ends,
    ("organisations", "inner"): lambda text: (
        [at.name.text for at in find_names(text, LEXICON)] == [text]
    ),
    ("organisations", "surnames"): sorted_as("person"),
    ("organisations", "trades"): sorted_as("body"),
    ("organisations", "public"): lambda text: text.split()[-1] in LEXICON.public,
    ("organisations", "agencies"): lambda text: is_agency(text.split()),
    ("organisations", "apart"): lambda text: text in apart("state") | apart("causes"),
    ("organisations", "trading"): lambda pair: not called_so(*pair.split("=")),
    ("organisations", "stage"): lambda noun: (
        speaker_of(f'Mauve has left Oslo. "It is," the {noun} said.') == f"the {noun}"
    ),
    ("organisations", "boards"): lambda text: is_lind(f'"It is late," said {text}.'),
    ("organisations", "places"): lambda text: places().match(text) is not None,
    ("organisations", "things"): lambda pair: is_theirs(*pair.split("=")),
    ("organisations", "traders"): lambda text: is_trader(
        text, text.index("Norsk"), text.index("Norsk") + 5
    ),
    ("organisations", "credits"): lambda text: [n.text for n in names_of(text)] == ["Ann Lind"],
    ("organisations", "labels"): lambda text: names_of(text)[0].text == text.split()[1],
    ("organisations", "documents"): lambda text: [h.sort for h in heads(text)] == ["document"],
    ("organisations", "issued"): ends_in(LEXICON.issued),
    ("organisations", "groups"): lambda text: "group" in {head.sort for head in heads(text)},
    **{("places", group): sorted_as("place") for group in wordlists("places")},
    ("places", "surnames"): sorted_as("name"),
    ("organisations", "posts"): makes_a_firm,
    ("organisations", "firms"): ends_in(LEXICON.firms),
    ("organisations", "outlets"): ends_in(LEXICON.outlets),
    ("organisations", "institutions"): ends_in(LEXICON.institutions),
    ("demonyms", "demonyms"): paired(LEXICON.demonyms),
    ("ordinary", "ordinary"): lambda text: find_names(text, LEXICON) == [],
    ("ordinary", "names_too"): lambda text: find_names(text, LEXICON) == [],
    ("given_names", "male"): lambda name: LEXICON.given[name] == "m",
    ("given_names", "female"): lambda name: LEXICON.given[name] == "f",
    ("given_names", "either"): lambda name: LEXICON.given[name] == "",
    **{
        ("common_words", group): lambda word: names_of(word) == ()
        for group in wordlists("common_words")
    },
}  # fmt: skip


@pytest.mark.parametrize(("file", "group", "example"), groups())
def test_every_group_does_what_its_examples_show(file: str, group: str, example: str) -> None:
    assert CHECKS[file, group](example), scanned(example).tags


def lists(entry: Mapping[str, Any], path: str) -> Iterator[tuple[str, list[str]]]:
    for key, value in entry.items():
        if isinstance(value, Mapping):
            yield from lists(value, f"{path}.{key}")
        elif isinstance(value, str):
            yield f"{path}.{key}", value.split("," if key == "longer" else None)


@pytest.mark.parametrize("file", FILES)
def test_no_word_stands_twice_in_a_list(file: str) -> None:
    twice = {
        path: [word for word, count in Counter(words).items() if count > 1]
        for path, words in lists(wordlists(file), file)
    }
    assert {path: words for path, words in twice.items() if words} == {}


@pytest.mark.parametrize("example", wordlists("organisations")["inner"]["titled"])
def test_a_title_may_go_on_over_small_words(example: str) -> None:
    (found,) = find_names(f"It was {example} who spoke.", LEXICON)
    assert found.name.text == " ".join(example.split()[-2:])


@pytest.mark.parametrize("example", wordlists("words")["pronouns"]["object"]["examples"])
def test_object_pronouns(example: str) -> None:
    assert "m" in scanned(example).tags


@pytest.mark.parametrize("rule", sorted(LEXICON.rules))
def test_every_rule_reads_as_a_sentence(rule: str) -> None:
    quotation = Quotation(
        spans=(), speaker="Ana Morales", speaker_kind="person", mention=None, cue=None, rule=rule,
        confidence=0.5,
    )  # fmt: skip
    told = explain(quotation)
    assert told.endswith((".", "!"))
    assert "{" not in told
