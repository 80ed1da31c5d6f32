"""Our figures are those of the two scorers beside ../shared, on good predictions and bad ones."""

import json
import random
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

from quotebank.errors import SourceError
from quotebank.export.records import extraction_record, json_lines
from quotebank.ingest import read
from quotebank.model import Article, Extraction, Quotation, QuoteSpan, Span
from quotebank.workflows.evaluating import MEANINGS, evaluate
from tests.shared_gold import SETS, Record, converted, lines

Extractor = Callable[[Article], Extraction]

TEXT = 'Mayor Ada Brill met the press. "We are open," she said. "Come in." A "free" lunch followed.'
NAMED_FIGURES = (
    "detect_p",
    "detect_r",
    "detect_f1",
    "speaker_full",
    "speaker_surname",
    "end_to_end_f1",
)
PHRASES = ["Obama", "Hillary Clinton", "he", "officials", "Rep. Sean Duffy (R-Wisc.)", "a man"]


def quotation(text: str, words: str, **what: object) -> Quotation:
    start = text.index(words)
    given: dict[str, object] = {
        "speaker": None,
        "speaker_kind": None,
        "mention": None,
        "cue": None,
        "rule": "test",
        "confidence": 0.9,
    }
    kind = what.pop("kind", "direct")
    span = QuoteSpan(start, start + len(words), words, kind)  # type: ignore[arg-type]
    return Quotation(spans=(span,), **{**given, **what})  # type: ignore[arg-type]


def write_gold(folder: Path, *records: Record) -> Path:
    gold = folder / "gold.jsonl"
    gold.write_text("".join(json.dumps(record) + "\n" for record in records), encoding="utf-8")
    return gold


def inline(**more: object) -> Record:
    quotes = [
        {"text": "We are open,", "kind": "direct", "speaker": "Ada Brill", "mention": "she"},
        {"text": "Come in.", "kind": "direct", "speaker": "Ada Brill"},
        {"text": "free", "kind": "none"},
    ]
    return {"id": "a", "text": TEXT, "published": "2025-03-05", "quotes": quotes, **more}


class Guesser:
    """Predictions made from gold, many of them spoilt: every branch of a scorer gets work."""

    def __init__(self, gold: Path) -> None:
        self.gold = {record["id"]: record["quotes"] for record in lines(gold)}

    def __call__(self, article: Article) -> Extraction:
        chance = random.Random(article.id)
        spans = [
            (quote["start"], quote["end"], quote.get("speaker"), quote)
            for quote in self.gold[article.id]
            if chance.random() < 0.9
        ]
        spans += [
            (start, start + chance.randint(3, 60), None, {})
            for start in (chance.randrange(max(1, len(article.text) - 60)) for _ in range(3))
        ]
        return Extraction(tuple(self.spoilt(article, chance, *span) for span in spans))

    def spoilt(
        self,
        article: Article,
        chance: random.Random,
        start: int,
        end: int,
        speaker: str | None,
        quote: Record,
    ) -> Quotation:
        if chance.random() < 0.2:
            start, end = max(0, start - 1), min(len(article.text), end + 1)
        if chance.random() < 0.1:
            end = start + max(1, (end - start) // 2)
        if chance.random() < 0.3:
            speaker = chance.choice([None, *PHRASES])
        unnamed = quote.get("speaker_kind") == "unnamed" or chance.random() < 0.1
        mention = None
        if sources := quote.get("mention"):
            mention = Span(**chance.choice(sources))
        if chance.random() < 0.3:
            at = chance.randrange(len(article.text) - 20)
            mention = Span(at, at + 20, article.text[at : at + 20])
        kind = chance.choice(["direct", "direct", "partial"])
        return Quotation(
            spans=(QuoteSpan(start, end, article.text[start:end], kind),),  # type: ignore[arg-type]
            speaker=speaker,
            speaker_kind=None if speaker is None else "unnamed" if unnamed else "person",
            mention=mention,
            cue=None,
            rule="test",
            confidence=chance.random(),
        )


def scorer_says(
    name: str, shared: Path, articles: list[str], extractor: Extractor, tmp: Path
) -> object:
    found = (item for item in read(articles) if isinstance(item, Article))
    records = json_lines(extraction_record(article, extractor(article)) for article in found)
    place = shared / "eval"
    flat = subprocess.run(
        [sys.executable, place / "flatten.py"],
        input="".join(records),
        capture_output=True,
        text=True,
        check=True,
    )
    predicted = tmp / "predicted.jsonl"
    predicted.write_text(flat.stdout, encoding="utf-8")
    gold = place / "named" / "gold.jsonl" if name == "named" else place / "mentions"
    scorer = place / f"score_{'names' if name == 'named' else 'mentions'}.py"
    command = [sys.executable, str(scorer), str(gold), str(predicted), "--json"]
    if name == "mentions":
        command += ["--bootstrap", "0"]
    scored = subprocess.run(command, capture_output=True, text=True, check=True)
    return json.loads(scored.stdout)


def test_named_figures_are_the_scorers(shared: Path, tmp_path: Path) -> None:
    gold, articles = converted("named", shared, tmp_path)
    guesser = Guesser(gold)
    theirs = scorer_says("named", shared, articles, guesser, tmp_path)
    assert isinstance(theirs, dict)
    ours = evaluate(gold, articles, draws=0, extractor=guesser)
    assert ours.articles == 59
    for name in NAMED_FIGURES:
        assert 0.2 < theirs[name] < 0.99, "the guesses exercise nothing"
        assert ours.value(name) == pytest.approx(theirs[name], abs=1e-12), name
    assert ours.counts["names.direct"] == theirs["gold_direct"]
    assert ours.counts["names.named"] == theirs["gold_named"]


def test_mention_figures_are_the_scorers(shared: Path, tmp_path: Path) -> None:
    gold, articles = converted("mentions", shared, tmp_path)
    guesser = Guesser(gold)
    theirs = scorer_says("mentions", shared, articles, guesser, tmp_path)
    assert isinstance(theirs, dict)
    ours = evaluate(gold, articles, draws=0, extractor=guesser)
    assert ours.articles == 840
    names = {
        "P": "p",
        "R": "r",
        "F1": "f1",
        "answered": "answered",
        "acc_mention": "mention",
        "acc_relaxed": "relaxed",
        "e2e_F1_mention": "mention_f1",
        "e2e_F1_relaxed": "relaxed_f1",
    }
    for section, prefix in (("direct", "direct"), ("direct+mixed", "all")):
        for their, our in names.items():
            value = theirs[section]["figures"][their]
            assert ours.value(f"{prefix}_{our}") == pytest.approx(value, abs=1e-12), our


@pytest.mark.parametrize("name", SETS)
def test_every_shared_annotation_fits_its_text(name: str, shared: Path, tmp_path: Path) -> None:
    gold, articles = converted(name, shared, tmp_path)
    report = evaluate(gold, articles, draws=0, extractor=lambda article: Extraction())
    assert not report.problems


def test_perfect_predictions_score_perfectly(tmp_path: Path) -> None:
    start = TEXT.index("she said")
    perfect = Extraction(
        (
            quotation(
                TEXT,
                "We are open,",
                speaker="Ada Brill",
                speaker_kind="person",
                mention=Span(start, start + 3, "she"),
            ),
            quotation(TEXT, "Come in.", speaker="Ada Brill", speaker_kind="person"),
        )
    )
    report = evaluate(write_gold(tmp_path, inline()), extractor=lambda article: perfect)
    assert {figure.name for figure in report.figures} >= {
        "detect_f1",
        "speaker_full",
        "all_mention",
    }
    assert {figure.value for figure in report.figures} == {1.0}
    assert not report.errors
    assert not report.problems


def test_errors_say_what_went_wrong(tmp_path: Path) -> None:
    wrong = Extraction(
        (
            quotation(TEXT, "We are open,", speaker="Bo Lum", speaker_kind="person"),
            quotation(TEXT, "free", speaker="Bo Lum", speaker_kind="person"),
        )
    )
    report = evaluate(write_gold(tmp_path, inline()), extractor=lambda article: wrong)
    assert [shown.error.fault for shown in report.errors] == ["wrong speaker", "missed", "spurious"]
    assert report.value("detect_p") == report.value("detect_r") == 0.5
    assert report.value("speaker_full") == 0
    assert report.value("confident_right") == 0


def test_days_count_only_where_judged(tmp_path: Path) -> None:
    quotes: list[Record] = [
        {"text": "We are open,", "kind": "direct", "speaker": "Ada Brill", "said_on": None},
        {"text": "Come in.", "kind": "direct", "speaker": "Ada Brill", "said_on": "2025-03-04"},
    ]
    gold = write_gold(tmp_path, inline(quotes=quotes))
    found = Extraction(tuple(quotation(TEXT, quote["text"]) for quote in quotes))
    report = evaluate(gold, extractor=lambda article: found)
    assert report.value("said_on_none") == 1
    assert report.value("said_on") == 0
    assert "said_on_inherited" not in {figure.name for figure in report.figures}
    assert [shown.error.fault for shown in report.errors].count("wrong day") == 1


def test_figures_of_nothing_are_left_out(tmp_path: Path) -> None:
    quotes = [{"text": "We are open,", "kind": "direct"}]
    report = evaluate(
        write_gold(tmp_path, inline(quotes=quotes)), extractor=lambda article: Extraction()
    )
    told = {figure.name for figure in report.figures}
    assert "detect_f1" in told
    assert not told & {"speaker_full", "direct_mention", "said_on", "confident_right"}


def test_intervals_hold_the_value_and_repeat(tmp_path: Path) -> None:
    records = [inline(id=str(number)) for number in range(12)]
    gold = write_gold(tmp_path, *records)

    def every_third(article: Article) -> Extraction:
        found = int(article.id) % 3 != 0
        return Extraction((quotation(TEXT, "We are open,"),) if found else ())

    first, second = (evaluate(gold, extractor=every_third) for _ in range(2))
    assert first.figures == second.figures
    recall = next(figure for figure in first.figures if figure.name == "detect_r")
    assert recall.low < recall.value < recall.high


@pytest.mark.parametrize(
    ("spoil", "says"),
    [
        ({"quotes": [{"text": "We were open", "kind": "direct"}]}, "0 times, not 1"),
        ({"quotes": [{"text": "free", "start": 0, "end": 4, "kind": "none"}]}, "does not hold"),
        ({"quotes": [{"text": "free", "kind": "scare"}]}, "kind 'scare'"),
        ({"quotes": [{"text": "free", "kind": "none", "mention": "Nobody"}]}, "stands 0 times"),
        ({"quotes": [{"text": "free", "kind": "none", "said_on": "last week"}]}, "said_on"),
        ({"text_sha256": "0" * 64}, "has changed"),
        ({"quotes": "none"}, "list"),
        ({"masks": [3]}, "masks"),
        ({"id": None}, "id"),
    ],
)
def test_a_bad_annotation_is_named_and_not_scored(
    spoil: dict[str, object], says: str, tmp_path: Path
) -> None:
    gold = write_gold(tmp_path, inline(id="good"), inline(**spoil))
    report = evaluate(gold, extractor=lambda article: Extraction())
    assert report.articles == 1
    assert any(says in problem.message and problem.line == 2 for problem in report.problems)


def test_a_missing_article_is_named(tmp_path: Path) -> None:
    (tmp_path / "here.txt").write_text(TEXT, encoding="utf-8")
    quotes = [{"text": "free", "kind": "none"}]
    gold = write_gold(
        tmp_path,
        {"source": "here.txt", "quotes": quotes},
        {"source": "gone.txt", "quotes": quotes},
    )
    report = evaluate(gold, [str(tmp_path / "here.txt")], extractor=lambda article: Extraction())
    assert report.articles == 1
    assert [problem.message for problem in report.problems] == ["gone.txt: no such article"]


def test_gold_without_articles_is_an_error(tmp_path: Path) -> None:
    gold = write_gold(tmp_path)
    with pytest.raises(SourceError, match="no annotated article"):
        evaluate(gold)


def test_every_figure_has_a_meaning(tmp_path: Path) -> None:
    report = evaluate(write_gold(tmp_path, inline()), extractor=lambda article: Extraction())
    assert {figure.name for figure in report.figures} <= set(MEANINGS)
    assert all(figure.meaning for figure in report.figures)
