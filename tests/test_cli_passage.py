"""A quotation inside its paragraphs, with what belongs to it marked."""

from datetime import date

from quotebank.cli.passage import passage
from quotebank.model import DateExpression, Quotation, QuoteSpan, SaidOn, Span

TEXT = (
    "Bridge to close\n\n"
    "The harbour board met on Tuesday.\n\n"
    "\N{LEFT DOUBLE QUOTATION MARK}We close it,\N{RIGHT DOUBLE QUOTATION MARK} said Ana "
    "Moreau, who\x1b[2J chairs it. \N{LEFT DOUBLE QUOTATION MARK}For good."
    "\N{RIGHT DOUBLE QUOTATION MARK}\n\n"
    "Nobody else spoke."
)


def span(words: str) -> Span:
    start = TEXT.index(words)
    return Span(start, start + len(words), words)


def quotation() -> Quotation:
    day = span("on Tuesday")
    expression = DateExpression(
        day.start, day.end, day.text, "n", date(2010, 11, 2), date(2010, 11, 2), "day", "published"
    )
    spans = [span("We close it,"), span("For good.")]
    return Quotation(
        spans=tuple(QuoteSpan(s.start, s.end, s.text, "direct") for s in spans),
        speaker="Ana Moreau",
        speaker_kind="person",
        mention=span("Ana Moreau"),
        cue=span("said"),
        rule="r",
        confidence=0.9,
        said_on=SaidOn(expression, inherited=True),
    )


def test_plain_marks_stand_around_the_words() -> None:
    assert list(passage(TEXT, quotation()).plain()) == [
        "The harbour board met <on Tuesday>.",
        "“«We close it,»” {said} [Ana Moreau], who␛[2J chairs it. “«For good.»”",
    ]


def test_paragraphs_left_out_between_are_shown_as_left_out() -> None:
    far = TEXT.replace("Nobody", "On Friday nobody") + "\n\nThe end came on Sunday."
    shown = passage(far, quotation())
    assert len(list(shown.plain())) == 2
    moved = quotation().said_on
    assert moved is not None
    late = far.index("on Sunday")
    expression = DateExpression(late, late + 9, "on Sunday", "n", None, None, "day", "published")
    apart = list(passage(far, replaced(quotation(), SaidOn(expression, inherited=False))).plain())
    assert apart[1:] == ["[...]", "The end came <on Sunday>."]


def replaced(quotation: Quotation, said_on: SaidOn) -> Quotation:
    from dataclasses import replace

    return replace(quotation, said_on=said_on)


def test_on_a_screen_the_same_words_are_styled_and_nothing_is_obeyed() -> None:
    shown = list(passage(TEXT, quotation()).drawn())
    styled = {
        paragraph.plain[mark.start : mark.end]: str(mark.style)
        for paragraph in shown
        for mark in paragraph.spans
    }
    assert styled == {
        "on Tuesday": "cyan",
        "We close it,": "bold",
        "For good.": "bold",
        "said": "italic",
        "Ana Moreau": "underline",
    }
    assert "\x1b" not in "".join(paragraph.plain for paragraph in shown)
