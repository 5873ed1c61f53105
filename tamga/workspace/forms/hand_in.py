"""The hand-in form: title, day, text, files, links, which duty it is for, and as whom."""

from collections.abc import Sequence
from datetime import date
from typing import Any

from django import forms
from django.core.files.uploadedfile import UploadedFile
from django.utils.datastructures import MultiValueDict
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from tamga.duties.models import Occurrence
from tamga.kernel.mongolian.script import sort_key
from tamga.organizations.models import Position
from tamga.workspace.forms import files
from tamga.workspace.forms.kept import KeptFile
from tamga.workspace.forms.offering import offer_or_leave

MOST_LINKS = 5
LONGEST_TEXT = 100_000
EARLIEST = date(1992, 1, 1)


class SeveralFiles(forms.FileInput):
    """One chooser for all files."""

    allow_multiple_selected = True

    def value_from_datadict(
        self, data: Any, files: MultiValueDict[str, UploadedFile], name: str
    ) -> list[UploadedFile]:
        """All uploads of the field."""
        return list(files.getlist(name))


class FilesField(forms.Field):
    """Any number of files; what each one is, the form looks at."""

    widget = SeveralFiles

    def clean(self, value: Any) -> list[UploadedFile]:
        """The uploads as they came."""
        return value or []


class DayField(forms.DateField):
    """A day, in the browser's own chooser; typed days are read as offices write them."""

    def __init__(self, **kwargs: Any) -> None:
        widget = forms.DateInput(attrs={"type": "date"}, format="%Y-%m-%d")
        super().__init__(widget=widget, **kwargs)


class HandInForm(forms.Form):
    """Of a section. ``kept`` are good files of an earlier try.

    After ``is_valid`` the good uploads stand in ``good_files`` whether the form is valid or not,
    so that an error elsewhere loses none.
    """

    title = forms.CharField(label=_("Title"), max_length=200)
    shown_on = DayField(label=_("Date shown on the page"))
    text = forms.CharField(
        label=_("Text"),
        widget=forms.Textarea(attrs={"rows": 10}),
        required=False,
        max_length=LONGEST_TEXT,
    )
    uploads = FilesField(label=_("Files"), required=False)
    occurrence = forms.TypedChoiceField(
        label=_("What it is for"), widget=forms.RadioSelect, coerce=int, empty_value=None,
        required=False,
    )  # fmt: skip
    position = forms.TypedChoiceField(
        label=_("Handed in as"), coerce=int, empty_value=None, required=False
    )

    def __init__(
        self,
        data: Any = None,
        uploads: Any = None,
        *,
        occurrences: Sequence[tuple[Occurrence, str]],
        positions: Sequence[Position],
        today: date,
        kept: Sequence[KeptFile] = (),
        attached: int = 0,
        initial: dict[str, Any] | None = None,
    ) -> None:
        super().__init__(data, uploads, initial=initial)
        self.today = today
        self.kept = list(kept)
        self.attached = attached
        self.good_files: list[tuple[str, bytes]] = []
        self.links: list[tuple[str, str]] = []
        posts = sorted(positions, key=lambda position: sort_key(position.name))
        offer_or_leave(self, "occurrence", [(o.pk, label) for o, label in occurrences])
        offer_or_leave(self, "position", [(post.pk, post.name) for post in posts])
        for number in range(1, MOST_LINKS + 1):
            self.fields[f"link_{number}"] = forms.URLField(
                label=_("Address of the link"), required=False, assume_scheme="https",
                max_length=200,
            )  # fmt: skip
            self.fields[f"caption_{number}"] = forms.CharField(
                label=_("Name of the link"), required=False, max_length=200
            )

    def clean_shown_on(self) -> date:
        """A day of this office's time, at most a year ahead."""
        day: date = self.cleaned_data["shown_on"]
        if not EARLIEST <= day <= self.today.replace(year=self.today.year + 1, day=1):
            raise forms.ValidationError(_("The year of this date can't be right."))
        return day

    def clean_uploads(self) -> list[UploadedFile]:
        """Each upload is looked at by itself; the good ones are taken even beside bad ones."""
        uploads: list[UploadedFile] = self.cleaned_data["uploads"]
        wrong = []
        for upload in uploads:
            name = upload.name or "file"
            try:
                if (upload.size or 0) > files.LARGEST:
                    raise files.Refused("too_large")
                data = upload.read()
                files.check(data, name=name)
                if len(self.good_files) + len(self.kept) + self.attached >= files.MOST:
                    raise files.Refused("many", many=str(files.MOST))
            except files.Refused as refused:
                wrong.append(f"{name}: {refused.sentence()}")
            else:
                self.good_files.append((name, data))
        if wrong:
            raise forms.ValidationError(wrong)
        return uploads

    def clean(self) -> dict[str, Any]:
        """A link needs a name; a page needs something to show."""
        cleaned = super().clean() or {}
        for number in range(1, MOST_LINKS + 1):
            url, caption = cleaned.get(f"link_{number}"), cleaned.get(f"caption_{number}")
            if caption and not url and f"link_{number}" not in self.errors:
                self.add_error(f"link_{number}", _("The address of this link is missing."))
            if url and not url.startswith(("http://", "https://")):
                self.add_error(f"link_{number}", _("Give an address of the web: https://…"))
            elif url:
                self.links.append((url, caption or url))
        shows = cleaned.get("text") or self.good_files or self.links
        shows = shows or self.kept or self.attached
        if not shows and "uploads" not in self.errors and "text" not in self.errors:
            self.add_error("text", _("Write something, or attach a file or a link."))
        return cleaned

    def link_rows(self) -> list[tuple[forms.BoundField, forms.BoundField]]:
        """The fields of the links in pairs."""
        return [
            (self[f"link_{number}"], self[f"caption_{number}"])
            for number in range(1, MOST_LINKS + 1)
        ]

    def links_used(self) -> bool:
        """Whether any link was typed, so that their part of the form stands open."""
        return any(url.value() or caption.value() for url, caption in self.link_rows())


def kinds_taken() -> Promise:
    """What may be attached, for the hint under the chooser."""
    return _("PDF, Word, Excel, ODT, ODS, TXT, CSV, JPG, PNG or WEBP; at most 10, 15 MB each")
