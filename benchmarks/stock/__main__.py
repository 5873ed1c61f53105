"""python -m benchmarks.stock COUNT: publishes so many pages; prints the seconds of each as JSON."""

import json
import sys

import django

from benchmarks.timing import seconds


def main(count: int) -> None:
    """Publish drafts one by one as Wagtail's editor does."""
    django.setup()
    from benchmarks.stock.models import StockPage

    section = StockPage.objects.get(slug="section")
    found = []
    for number in range(count):
        page = section.add_child(
            instance=StockPage(title=f"Мэдээ {number}", live=False)
        )
        page.save_revision()
        found.append(seconds(lambda page=page: page.get_latest_revision().publish()))
    print(json.dumps(found))


if __name__ == "__main__":
    main(int(sys.argv[1]))
