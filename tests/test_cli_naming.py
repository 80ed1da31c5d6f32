"""Names that nobody in the bank has: who might be meant."""

import pytest

from quotebank.cli.naming import nobody

KNOWN = ["Sergei Lavrov", "Anders Fogh Rasmussen", "Jens Stoltenberg", "Zoë Müller", "NATO"]


@pytest.mark.parametrize(
    ("name", "message"),
    [
        ("Lavrof", "no speaker 'Lavrof': did you mean Sergei Lavrov?"),
        ("sergey lavrow", "no speaker 'sergey lavrow': did you mean Sergei Lavrov?"),
        ("Rasmusen", "no speaker 'Rasmusen': did you mean Anders Fogh Rasmussen?"),
        ("zoe muler", "no speaker 'zoe muler': did you mean Zoë Müller?"),
        ("Quetzalcoatl", "no speaker 'Quetzalcoatl'"),
        ("...", "no speaker '...'"),
    ],
)
def test_nobody(name: str, message: str) -> None:
    assert nobody(name, KNOWN) == message


def test_no_more_than_three_are_named() -> None:
    message = nobody("Smth", [f"{first} Smith" for first in ("Al", "Bo", "Cy", "Di", "Ed")])
    assert message == "no speaker 'Smth': did you mean Al Smith or Bo Smith or Cy Smith?"
