"""What a phone fetches for a page: HTML, style sheet and pictures, packed as they are sent."""

import gzip
import re
from pathlib import Path
from urllib.parse import urljoin, urlsplit

from django.conf import settings
from django.test import Client

from benchmarks import scratch
from benchmarks.report import Table
from tamga.website.models import ArticlePage

HOST = "localhost"
ORDERS = "/togtool-zakhiramj/zasag-dargyn-zakhiramj/"
LOADED = re.compile(
    r"""<(?:link[^>]+?rel="(?:stylesheet|icon)"[^>]*?href|link[^>]+?href|img[^>]+?src"""
    r"""|script[^>]+?src|source[^>]+?src)="([^"]+)\""""
)
IN_STYLE = re.compile(r"""url\(["']?([^"')]+)["']?\)""")
GOAL = 15_000


def addresses_in(html: str, page: str) -> list[str]:
    """The addresses that a browser loads with a page, whole, each once."""
    return list(dict.fromkeys(urljoin(page, found) for found in LOADED.findall(html)))


def fetched(client: Client, address: str) -> tuple[bytes, str]:
    """The bytes as they are sent to a browser that takes gzip, and the text in them."""
    parts = urlsplit(address)
    if parts.path.startswith(settings.STATIC_URL):
        # as whitenoise sends it: the packed twin where there is one
        file = Path(settings.STATIC_ROOT, parts.path.removeprefix(settings.STATIC_URL))
        packed = file.with_name(f"{file.name}.gz")
        return (packed if packed.exists() else file).read_bytes(), file.read_text("utf-8")
    query = f"?{parts.query}" if parts.query else ""
    response = client.get(parts.path + query, headers={"accept-encoding": "gzip"})
    if response.status_code != 200:
        raise RuntimeError(f"{address} answers {response.status_code}")
    content = response.content
    if response.headers.get("Content-Encoding") == "gzip":
        return content, gzip.decompress(content).decode()
    return content, content.decode("utf-8", "replace")


def weigh(client: Client, address: str) -> tuple[int, int, int, int, set[str]]:
    """Bytes of a page: HTML plain, HTML packed, style sheets, the rest; the hosts it came from."""
    page = f"http://{HOST}{address}"
    sent, html = fetched(client, page)
    styles = others = 0
    hosts = {HOST}
    queue = addresses_in(html, page)
    for found in queue:
        hosts.add(urlsplit(found).netloc)
        if urlsplit(found).netloc != HOST:
            continue
        body, text = fetched(client, found)
        if urlsplit(found).path.endswith(".css"):
            styles += len(body)
            more = [urljoin(found, each) for each in IN_STYLE.findall(text)]
            queue += [each for each in more if each.startswith("http") and each not in queue]
        else:
            others += len(body)
    return len(html.encode()), len(sent), styles, others, hosts


def run(_folder: Path) -> list[Table]:
    """The public pages of the demo soum."""
    rows = []
    with scratch.database("demo"):
        client = Client(headers={"host": HOST})
        article = ArticlePage.objects.live().filter(url_path__contains=ORDERS).first()
        assert article is not None
        pages = {
            "home": "/",
            "menu": "/il-tod-baidal/",
            "section, 25 rows": ORDERS,
            "article": article.get_url_parts()[2],
            "on-time": "/on-time/",
            "search": "/search/?q=төсөв",
        }
        for name, address in pages.items():
            plain, packed, styles, others, hosts = weigh(client, address)
            total = packed + styles + others
            rows.append((name, plain, packed, styles, others, total, len(hosts)))
    header = ("page", "HTML", "HTML, gzip", "CSS, gzip", "pictures, scripts", "together, sent",
              "hosts")  # fmt: skip
    note = (
        f"Bytes of a first visit; style sheet and pictures are kept by the browser for the pages "
        f"after it. Wanted: the home page at most {GOAL:,}, all from one host."
    )
    return [Table("Bytes of a first visit", header, rows, [note])]
