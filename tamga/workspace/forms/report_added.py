"""A measure that the reader missed, typed in by hand."""

from collections.abc import Iterable
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from tamga.implementation.reading import Measure, ReportReading
from tamga.implementation.reading.corrections import RESPONSIBLE, RIGHT, Cells, key_of
from tamga.kernel.mongolian.script import sort_key
from tamga.kernel.scales import Scale
from tamga.organizations.models import Position
from tamga.workspace.forms.offering import offer
from tamga.workspace.forms.report_measure import MeasureForm, initial_of


class AddedForm(MeasureForm):
    """The cells of a measure that stands in no row of the file. ``cells()`` are all of them."""

    responsible = forms.MultipleChoiceField(
        label=_("Who is responsible"),
        help_text=_("The paper doesn't say; who is chosen finds the measure in their own work."),
        required=False,
        widget=forms.CheckboxSelectMultiple,
    )
    field_order = (
        "number",
        "decision",
        "provision_number",
        "provision",
        "progress",
        "self_score",
        "superior_score",
        "joint_with",
        "responsible",
    )

    def __init__(
        self,
        data: Any = None,
        *,
        now: ReportReading,
        scale: Scale,
        posts: Iterable[Position],
        key: str = "",
        kept: Cells | None = None,
        start: dict[str, Any] | None = None,
    ) -> None:
        """``key`` and ``kept`` of one that stands already; ``start`` fills a new one's fields."""
        self.kept: Cells = kept or {}
        standing = _standing(now, key)
        initial = dict(start or {}) if standing is None else initial_of(standing, now)
        initial["responsible"] = [str(post) for post in self.kept.get(RESPONSIBLE, ())]
        super().__init__(data, key=key, standing=standing, now=now, scale=scale, initial=initial)
        for name in ("self_score", "superior_score"):
            self.fields[name].required = False
            offer(self, name, [("", _("choose a score")), *self.scores])
        named = sorted(posts, key=lambda post: sort_key(post.name))
        offer(self, "responsible", [(str(post.pk), post.name) for post in named])

    @property
    def anchor(self) -> str:
        """Where the form stands on the page."""
        return super().anchor if self.key else "add"

    def clean(self) -> dict[str, Any]:
        """Who shares no score says what its own are, or that they are missing."""
        cleaned = super().clean() or {}
        if cleaned.get("joint_with") is None and "joint_with" not in self.errors:
            for name in ("self_score", "superior_score"):
                if name not in self.errors and not cleaned.get(name):
                    self.add_error(name, _("Choose the score, “not due yet” or “missing”."))
        return cleaned

    def cells(self) -> dict[str, Any]:
        """All cells of a valid form, and what was found right."""
        found = self.wanted()
        found[RESPONSIBLE] = sorted(int(post) for post in self.cleaned_data["responsible"])
        if right := self.kept.get(RIGHT):
            found[RIGHT] = right
        return found


def _standing(now: ReportReading, key: str) -> Measure | None:
    return next((m for m in now.measures if key and key_of(m) == key), None)
