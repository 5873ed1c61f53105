"""One page type with a body of blocks; its template lists the pages below it."""

from typing import Any

from django.http import HttpRequest
from wagtail.blocks import CharBlock, RichTextBlock
from wagtail.fields import StreamField
from wagtail.images.blocks import ImageBlock
from wagtail.models import Page

LISTED = 25


class StockPage(Page):
    """A page as Wagtail's documentation shows it."""

    body = StreamField(
        [("heading", CharBlock()), ("paragraph", RichTextBlock()), ("image", ImageBlock())],
        blank=True,
    )
    template = "stock/page.html"

    def get_context(self, request: HttpRequest, *args: Any, **kwargs: Any) -> dict[str, Any]:
        """The newest pages below, with their own fields."""
        below = self.get_children().live().specific().order_by("-first_published_at")
        return {**super().get_context(request), "listed": below[:LISTED]}
