"""How fast printings leave: each format beside ``json.dumps`` of the same printings' records.

``python -m tests.bench.export [--json FILE]`` prints quotations a second of CPU time and the ratio
of times, medians of five. Two printings of every three share their article with the one before, as
in a bank.
"""

import argparse
import json
from collections.abc import Callable
from statistics import median
from time import process_time

from quotebank.export import EXPORTERS, Exporter
from quotebank.export.records import export_record
from tests.bench.figures import save, take_json
from tests.printings import printing

COUNT = 3000
WORDS = (
    "We will rebuild the harbour before the winter, whatever it costs and whoever asks: pier {}."
)


def seconds(work: Callable[[], None]) -> float:
    times = []
    for _ in range(5):
        start = process_time()
        work()
        times.append(process_time() - start)
    return median(times)


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    take_json(parser)
    asked = parser.parse_args()
    printings = [
        printing(
            number,
            WORDS.format(number),
            article_id=number // 3,
            url=f"https://northport.example/{number // 3}",
            source=f"news/{number // 3}.txt",
        )
        for number in range(COUNT)
    ]
    records = [export_record(one) for one in printings]

    def plain() -> None:
        for record in records:
            json.dumps(record)

    base = seconds(plain)
    print(f"{'json.dumps of ready records':28}{COUNT / base:10,.0f}/s")
    figures = {"json.dumps of ready records": {"quotations/s": COUNT / base}}
    for name, exporter in EXPORTERS.items():

        def run(exporter: Exporter = exporter) -> None:
            for _ in exporter(printings):
                pass

        took = seconds(run)
        figures[name] = {"quotations/s": COUNT / took, "times json.dumps": took / base}
        print(f"{name:28}{COUNT / took:10,.0f}/s  {took / base:5.1f} times as long")
    save(figures, asked.json)


if __name__ == "__main__":
    main()
