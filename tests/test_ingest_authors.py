"""Author fields as data sets, pages and feeds have them: the names, and nothing else."""

import pytest

from quotebank.ingest.authors import authors


@pytest.mark.parametrize(
    ("value", "names"),
    [
        ("Ada Lind", ("Ada Lind",)),
        ("By Ada Lind and Tom Weir", ("Ada Lind", "Tom Weir")),
        ("Ada Lind, Tom Weir and Eva de Groot", ("Ada Lind", "Tom Weir", "Eva de Groot")),
        ("Lind, Ada", ("Lind, Ada",)),
        ("Ada Lind, Harbour Times", ("Ada Lind",)),
        ("Ada Lind, ISLES TODAY", ("Ada Lind",)),
        ("ADA LIND and TOM WEIR", ("ADA LIND", "TOM WEIR")),
        ("Ada Lind; Weir, Tom", ("Ada Lind", "Weir, Tom")),
        ("Port and Harbour Authority", ("Port and Harbour Authority",)),
        ("Byron Lind", ("Byron Lind",)),
        (["Ada Lind", None, "Ada Lind"], ("Ada Lind",)),
        ("https://harbour.example/ada", ()),
        ({"name": "Ada Lind"}, ("Ada Lind",)),
        ({"url": "x"}, ()),
        (None, ()),
        # Where they were when they wrote, and who they are to the paper.
        ("Ada Lind in Oslo", ("Ada Lind",)),
        ("Ada Lind in Oslo and Tom Weir in The Hague", ("Ada Lind", "Tom Weir")),
        ("Women in Media", ("Women in Media",)),
        ("Reuters in London", ("Reuters in London",)),
        ("Ada Lind, Political Editor", ("Ada Lind",)),
        ("Ada Lind, senior diplomatic correspondent at the Harbour Times", ("Ada Lind",)),
        ("Ada Lind, special to the Courier", ("Ada Lind",)),
        ("Ada Lind and agencies", ("Ada Lind",)),
        ("Ada Lind, Tom Weir and agency staff", ("Ada Lind", "Tom Weir")),
        ("Ada Lind / Reuters", ("Ada Lind",)),
        ("Ada Lind (AP)", ("Ada Lind",)),
        ("Ada Lind | The Harbour Times", ("Ada Lind",)),
        ("Ada Lind \N{MIDDLE DOT} 3 min read", ("Ada Lind",)),
        ("Reuters", ("Reuters",)),
        ("Our Political Correspondent", ("Our Political Correspondent",)),
        ("Ken Weir, Jr.", ("Ken Weir, Jr.",)),
        # What stands before them.
        ("Written by Ada Lind", ("Ada Lind",)),
        ("BY ADA LIND", ("ADA LIND",)),
        ("Reporting by Ada Lind; Editing by Tom Weir", ("Ada Lind",)),
        ("Ada Lind; additional reporting by Tom Weir", ("Ada Lind", "Tom Weir")),
        # Addresses.
        ("Ada Lind ada.lind@harbour.example", ("Ada Lind",)),
        ("ada@harbour.example (Ada Lind)", ("Ada Lind",)),
        ("Ada Lind <ada@harbour.example>", ("Ada Lind",)),
        ("ada@harbour.example", ()),
        # A list of Python as text, as tables have it; and nobody.
        ("['Ada Lind', 'Tom Weir']", ("Ada Lind", "Tom Weir")),
        ("['Ada Lind', \"Tom O'Weir\"]", ("Ada Lind", "Tom O'Weir")),
        ("[]", ()),
        ("nan", ()),
        ("None", ()),
    ],
)
def test_authors(value: object, names: tuple[str, ...]) -> None:
    assert authors(value) == names
