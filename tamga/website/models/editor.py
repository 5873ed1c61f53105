"""The forms of Wagtail's editor: a page takes posts, files and photos of its own unit alone.

The choosers show nothing else; whoever sends a number by hand is refused beside the field.
"""

from typing import Any

from django.utils.functional import cached_property
from django.utils.translation import gettext_lazy as _
from wagtail.admin.forms import WagtailAdminPageForm
from wagtail.fields import RichTextField

from tamga.organizations.models import Unit
from tamga.organizations.queries import positions_for
from tamga.website.models.media import SiteDocument, SiteImage

FOREIGN_FILE = _("This file belongs to another office. Choose one of your own.")
FOREIGN_IN_TEXT = _(
    "The text has a photo or a file of another office. Take it out, or upload it to your own."
)


class OwnThingsForm(WagtailAdminPageForm):  # type: ignore[misc]
    """Of a page with prose: the photos and files in it are the unit's own."""

    @cached_property
    def unit(self) -> Unit:
        """The unit on whose site the page stands, or will stand."""
        parent = self.parent_page or self.instance.get_parent()
        above = parent.get_ancestors(inclusive=True).values("pk")
        return Unit.objects.get(home_page__in=above)

    def clean(self) -> dict[str, Any]:
        """Adds an error to each field of prose that shows or links what is another unit's."""
        cleaned: dict[str, Any] = super().clean()
        for field in self._meta.model._meta.get_fields():
            if isinstance(field, RichTextField) and field.name in cleaned:
                for model in (SiteImage, SiteDocument):
                    if self._foreign(model, field.extract_references(cleaned[field.name])):
                        self.add_error(field.name, FOREIGN_IN_TEXT)
                        break
        return cleaned

    def _foreign(self, model: type[SiteImage | SiteDocument], references: Any) -> bool:
        keys = {str(key) for found, key, *_rest in references if found is model}
        if not all(key.isdecimal() for key in keys):
            return True
        # what is gone meanwhile is nobody's, and shows nothing
        named = model.objects.filter(pk__in=keys)
        return named.exclude(collection__name=self.unit.slug).exists()


class ArticleForm(OwnThingsForm):
    """Of an article: its post and the files beneath it too."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        if "position" in self.fields:
            self.fields["position"].queryset = positions_for(self.unit)
        files = self.formsets.get("attachments")
        for form in files.forms if files is not None else ():
            document = form.fields["document"]
            document.queryset = SiteDocument.objects.filter(collection__name=self.unit.slug)
            document.error_messages["invalid_choice"] = FOREIGN_FILE
