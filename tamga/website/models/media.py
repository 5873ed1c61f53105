"""Images and documents as models of our own: they can't be changed to later in Wagtail."""

from django.db import models
from django.utils.translation import gettext_lazy as _
from wagtail.documents.models import AbstractDocument, Document
from wagtail.images.models import AbstractImage, AbstractRendition, Image


class SiteImage(AbstractImage):
    """A photo of a unit; its collection is the unit's."""

    admin_form_fields = Image.admin_form_fields

    class Meta(AbstractImage.Meta):
        verbose_name = _("image")
        verbose_name_plural = _("images")


class SiteRendition(AbstractRendition):
    """A photo in the size a page needs."""

    image = models.ForeignKey(SiteImage, models.CASCADE, related_name="renditions")

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["image", "filter_spec", "focal_point_key"], name="a_rendition_once"
            ),
        ]


class SiteDocument(AbstractDocument):
    """A file offered on a unit's site; its collection is the unit's."""

    handed_in = models.BooleanField(
        default=False,
        editable=False,
        help_text="It came with a page that an official handed in: public only with a live page.",
    )

    admin_form_fields = Document.admin_form_fields

    class Meta(AbstractDocument.Meta):
        verbose_name = _("document")
        verbose_name_plural = _("documents")
