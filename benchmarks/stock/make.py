"""Makes the stock site so that two of its pages weigh what two of ours weigh.

    python -m benchmarks.stock.make BYTES_OF_HOME BYTES_OF_SECTION

Run with its own settings on an empty database; prints JSON: address → bytes, queries.
"""

import io
import json
import sys
from typing import Any

import django

MENUS, ARTICLES = 6, 25
WORDS = "Сумын иргэдийн хурал ээлжит хуралдаанаа хийж, төсвийн гүйцэтгэлийг сонсов. "
PARAGRAPH = f"<p>{WORDS * 5}</p>"


def main(home_bytes: int, section_bytes: int) -> None:
    """Migrate, make the tree, grow the bodies to the wanted sizes."""
    django.setup()
    from django.core.management import call_command
    from wagtail.models import Page, Site

    call_command("migrate", verbosity=0)
    call_command("collectstatic", interactive=False, verbosity=0, ignore_patterns=["wagtail*"])
    from benchmarks.stock.models import StockPage

    Page.objects.filter(depth=2).delete()
    home = Page.objects.get(depth=1).add_child(instance=StockPage(title="Сум", slug="home"))
    Site.objects.create(hostname="localhost", root_page=home, is_default_site=True)
    for number in range(MENUS):
        menu = StockPage(title=f"Цэсний нэр {number}", slug=f"menu-{number}", show_in_menus=True)
        home.add_child(instance=menu)
    # beside the menus, not below one: the stock home page lists ten newest pages, too
    section = home.add_child(instance=StockPage(title="Захирамж", slug="section"))
    for number in range(ARTICLES):
        title = f"А/{100 + number} Бэлчээрийн хуваарь батлах тухай захирамж"
        page = section.add_child(instance=StockPage(title=title, slug=f"article-{number}"))
        page.save_revision().publish()
    image = make_image()
    found = {}
    for page, wanted in ((home, home_bytes), (section, section_bytes)):
        grow(page, wanted, image)
        address = page.get_url_parts()[2]
        found[address] = weigh(address)
    print(json.dumps(found))


def make_image() -> int:
    """The number of a picture in the library."""
    from django.core.files.images import ImageFile
    from PIL import Image as Picture
    from wagtail.images.models import Image

    data = io.BytesIO()
    Picture.new("RGB", (800, 600), "#0b3a63").save(data, "PNG")
    return Image.objects.create(title="Зураг", file=ImageFile(data, "picture.png")).pk


def grow(page: Any, wanted: int, image: int) -> None:
    """Give a page a heading, a picture and as many paragraphs as it takes to weigh ``wanted``."""

    def show(paragraphs: list[str]) -> int:
        body = [("heading", "Гарчиг"), ("image", image), *(("paragraph", p) for p in paragraphs)]
        page.body = json.dumps(
            [
                {
                    "type": kind,
                    "value": {"image": value, "alt_text": "Зураг"} if kind == "image" else value,
                }
                for kind, value in body
            ]
        )
        page.save()
        return weigh(page.get_url_parts()[2])["bytes"]

    bare, one = show([]), show([PARAGRAPH])
    count = max(0, round((wanted - bare) / (one - bare)))
    show([PARAGRAPH] * count)


def weigh(address: str) -> dict[str, int]:
    """Bytes of the HTML and queries of a page that was shown once before."""
    from django.db import connection
    from django.test import Client
    from django.test.utils import CaptureQueriesContext

    client = Client()
    client.get(address)
    with CaptureQueriesContext(connection) as captured:
        response = client.get(address)
    if response.status_code != 200:
        raise RuntimeError(f"{address} answers {response.status_code}")
    return {"bytes": len(response.content), "queries": len(captured)}


if __name__ == "__main__":
    main(int(sys.argv[1]), int(sys.argv[2]))
