"""python -m benchmarks.stock TURN COUNT: publishes so many pages; prints the seconds of each."""

import json
import sys

import django

from benchmarks.timing import seconds


def main(turn: int, count: int) -> None:
    """Publish drafts one by one as Wagtail's editor does."""
    django.setup()
    from benchmarks.stock.models import StockPage

    section = StockPage.objects.get(slug="section")
    found = []
    for number in range(count):
        page = StockPage(title=f"Мэдээ {number}", slug=f"news-{turn}-{number}", live=False)
        section.add_child(instance=page)
        revision = page.save_revision()
        found.append(seconds(revision.publish))
    print(json.dumps(found))


if __name__ == "__main__":
    main(int(sys.argv[1]), int(sys.argv[2]))
