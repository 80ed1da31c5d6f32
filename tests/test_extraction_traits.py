"""What is read off a quoted stretch and the words around it."""

import pytest

from quotebank.extraction.kinds.traits import Look, classes_of, look_at, traits, words_before
from quotebank.extraction.lexicon.shipped import default
from quotebank.extraction.text.quotes import find_quoted
from quotebank.extraction.text.spans import lay_out


@pytest.mark.parametrize(
    ("words", "look"),
    [
        ("We left.", Look("Cap", 2, ".", False, True)),
        ("The Salt Road", Look("Title", 3, "w", False, False)),
        ("NO MORE", Look("UPPER", 2, "w", False, False)),
        ("not in our interest", Look("small", 4, "w", False, True)),
        ("[W]e don\N{RIGHT SINGLE QUOTATION MARK}t know", Look("odd", 3, "w", True, False)),
        ("It is late, and nobody is here.", Look("Cap", 7, ".", True, False)),
    ],
)
def test_look(words: str, look: Look) -> None:
    assert look_at(words) == look


@pytest.mark.parametrize(
    ("word", "expected"),
    [
        ("the", "the"),
        ("film", "WORKS"),
        ("NRK\N{RIGHT SINGLE QUOTATION MARK}s", "POSSESSIVE"),
        ("Moss", "NAME"),
        ("said", "CUE-say"),
        ("1999", "NUMBER"),
        ("sinking", "-ing"),
        ("quay", "WORD"),
    ],
)
def test_class_of_a_word(word: str, expected: str) -> None:
    assert classes_of(default())[word] == expected


def traits_of(text: str) -> list[str]:
    layout = lay_out(text)
    quoted, _ = find_quoted(text, layout, ["body"])
    q, paragraph = quoted[0], layout.paragraphs[0]
    look = look_at(text[q.start : q.end])
    return traits(text, paragraph, q, look, words_before(text, paragraph, q), classes_of(default()))


@pytest.mark.parametrize(
    ("text", "trait"),
    [
        ('Moss said: "We go."', "l1=:"),
        ('"We go," Moss said.', "l1=START"),
        ('It rained. "We go," Moss said.', "l1=START"),
        ('"We go," Moss said.', "r2=CUE-say"),
        ('The hill is known as the "Anvil".', "named by all"),
        ('They closed a loophole called the "side door".', "named by all"),
        ('She called him "side door".', "named otherwise"),
        ('She attacked what he called a "side door".', "named by somebody"),
        ('The so-called "swing voters" stayed.', "named so-called"),
        ('Moss wrote a book, "The Salt Road", in May.', "l2=WORKS l1=,"),
        ('Moss spoke of "our river".', "speaking"),
        ('Moss said "we go', "unclosed"),
    ],
)
def test_trait(text: str, trait: str) -> None:
    assert trait in traits_of(text)


def test_no_name_of_the_text_becomes_a_trait() -> None:
    found = traits_of('In Oslo, harbor master Ola Moss of Norvik called it "a gift" on Monday.')
    assert not {"Oslo", "Ola", "Moss", "Norvik", "Monday"} & set(" ".join(found).split())
    assert len(found) == len(set(found))
