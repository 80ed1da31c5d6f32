"""Text-fragment links: the words found again in the page, nothing but the web linked."""

from urllib.parse import unquote, urlsplit

import pytest
from hypothesis import given
from hypothesis import strategies as st

from quotebank.export.cleaning import web_address
from quotebank.export.fragment import fragment_link
from tests.printings import HOSTILE, printing, quotation


def link(*texts: str, url: str = "https://a.example/1", prefix: str = "") -> str:
    found = fragment_link(printing(1, quotation=quotation(*texts), url=url, prefix=prefix))
    assert found is not None
    return found


def test_a_short_quotation_is_named_whole() -> None:
    assert (
        link("We will, of course, re-build it & pay")
        == "https://a.example/1#:~:text=We%20will%2C%20of%20course%2C%20re%2Dbuild%20it%20%26%20pay"
    )


def test_a_long_one_by_its_ends() -> None:
    words = " ".join(f"word{n}" for n in range(30))
    assert link(words).endswith(
        "text=word0%20word1%20word2%20word3%20word4,word25%20word26%20word27%20word28%20word29"
    )


def test_a_few_words_with_what_stands_before() -> None:
    assert link("mad", prefix="ut whole words he called it “").endswith(
        "text=called%20it%20%E2%80%9C-,mad"
    )
    assert link("mad", prefix="cut “").endswith("text=mad")


def test_every_span_has_its_directive() -> None:
    assert link("One two three four,", "five six seven eight.").count("text=") == 2


def test_every_paragraph_has_its_directive() -> None:
    assert link('One two three four.\n\n"Five six seven eight.').endswith(
        "text=One%20two%20three%20four.&text=Five%20six%20seven%20eight."
    )


def test_a_hard_wrapped_quotation_is_one_line() -> None:
    assert link("one two\nthree four").endswith("text=one%20two%20three%20four")


def test_a_fragment_of_the_page_is_kept_and_an_old_directive_is_not() -> None:
    assert link("a b c d", url="https://a.example/#part").startswith(
        "https://a.example/#part:~:text=a"
    )
    assert link("a b c d", url="https://a.example/#:~:text=x").startswith(
        "https://a.example/#:~:text=a"
    )


@pytest.mark.parametrize(
    "url",
    [
        *("javascript:alert(1)", "data:text/html,x", "file:///etc/passwd", "//a.example", "", " "),
        *("http://", "https:///x", "http://[half", "http://a b/", "http://a<b>/", 'http://a"/'),
        *(
            "http://a\nb/",
            "http://\u202ea/",
            "ftp://a.example",
            "a.example",
            "https://a\\b.example/",
            "https://bank.example@evil.example/",
            "https://a.example/\nb",
            "\x01https://a.example/",
        ),
    ],
)
def test_what_is_no_address_on_the_web_is_not_linked(url: str) -> None:
    assert web_address(url) is None
    assert fragment_link(printing(1, url=url)) is None


@pytest.mark.parametrize(
    ("url", "clean"),
    [
        ("https://a.example/a_b?q=50%25&x=1~2#p_3", "https://a.example/a_b?q=50%25&x=1~2#p_3"),
        (" https://a.example/a b{c} ", "https://a.example/a%20b%7Bc%7D"),
        ("https://a.example/порт", "https://a.example/%D0%BF%D0%BE%D1%80%D1%82"),
        ("https://a.example/100%&50%25", "https://a.example/100%25&50%25"),
        ("https://порт.example/", "https://порт.example/"),
        ("HTTPS://a.example/", "HTTPS://a.example/"),
        ("https://a.example/(1)'*", "https://a.example/(1)'*"),
    ],
)
def test_an_address_is_made_fit_to_print(url: str, clean: str) -> None:
    assert web_address(url) == clean


@given(st.text() | st.sampled_from(list(HOSTILE.values())))
def test_no_text_breaks_out_of_the_link(text: str) -> None:
    found = fragment_link(printing(1, quotation=quotation(text), prefix=text))
    assert found is not None
    assert found.isascii()
    assert not set(found) & set(' "<>{}\\^`|\n')
    directive = urlsplit(found).fragment.removeprefix(":~:text=")
    assert directive.count("&") == 0
    if text.split() and len(text.split()) <= 12:
        shown = " ".join(text.encode(errors="replace").decode().split())
        assert unquote(directive.rpartition(",")[2]) == shown


@given(st.text())
def test_any_address_is_safe_or_none(text: str) -> None:
    for url in (text, f"https://a.example/{text}", f"https://{text}/"):
        clean = web_address(url)
        assert clean is None or clean.lower().startswith(("http://", "https://"))
        assert clean is None or not set(clean) & set(' "<>{}\\^`|\n\t\r')
