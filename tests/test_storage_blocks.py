"""People by surname: of each name the latest printings and the first one, and no more."""

from pathlib import Path

from quotebank.model import Extraction, Person
from quotebank.storage import Bank
from tests.banking import article, quotation

PRINTED = ["Ann Lee", "Bo Lee", "Ann Lee", "Lee", "Ann Lee", "Mira Okafor", "Ann Lee"]


def test_the_latest_printings_of_each_name_and_its_first(bank_path: Path) -> None:
    with Bank.open(bank_path, "write", extractor="1") as bank:
        with bank.writing():
            for number, name in enumerate(PRINTED):
                people = (Person(name, "person", (name,), ()),)
                said = (quotation("Nobody asked us,", speaker=name),)
                bank.add(article(f"{number}.txt"), Extraction(said, (), people))
        fresh = bank.unfiled_people(100)
        bank.file_people((id_, name.split()[-1], name) for id_, name in fresh)
        assert [name for _, name in fresh] == PRINTED
        assert bank.unfiled_people(100) == []
        found = bank.block_people(["Lee", "Nobody"], 2)
        by_name = {
            name: [id_ for id_, printed in fresh if printed == name][::-1] for name in PRINTED
        }
        assert found["Nobody"] == {}
        assert {name: [id_ for id_, _ in seen] for name, seen in found["Lee"].items()} == {
            "Ann Lee": [*by_name["Ann Lee"][:2], by_name["Ann Lee"][-1]],
            "Bo Lee": by_name["Bo Lee"],
            "Lee": by_name["Lee"],
        }
        everybody = bank.people_named("Lee", "Ann Lee")
        assert [id_ for id_, _ in everybody] == by_name["Ann Lee"]
        assert {who for _, who in everybody} == {found["Lee"]["Ann Lee"][0][1]}
        assert list(bank.crowded_blocks()) == ["Lee"]
