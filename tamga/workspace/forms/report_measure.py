"""The cells of a measure of a report that is read in: what a form of them asks and checks."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from tamga.implementation.reading import Measure, ReportReading
from tamga.implementation.reading.corrections import (
    DECISION,
    HIGHEST,
    JOINT,
    MISSING,
    NOT_DUE,
    NUMBER,
    PROGRESS,
    PROVISION,
    PROVISION_NUMBER,
    SELF,
    SUPERIOR,
    cells_of,
    key_of,
)
from tamga.kernel.scales import Scale
from tamga.workspace.forms.offering import Options, offer
from tamga.workspace.forms.report_cells import one_line, score_of, shown

LONGEST = 20_000


class MeasureForm(forms.Form):
    """``key`` is the row's, ``standing`` the measure as it is now, both empty for one that isn't
    there yet; ``now`` the report with all that was put right.
    """

    number = forms.IntegerField(label=_("Number"), min_value=1, max_value=HIGHEST)
    joint_with = forms.IntegerField(
        label=_("Scored together with №"),
        help_text=_("Blank: it has scores of its own."),
        min_value=1,
        max_value=HIGHEST,
        required=False,
    )
    decision = forms.ChoiceField(label=_("Decision"), required=False)
    provision_number = forms.CharField(
        label=_("Number of the provision"), max_length=20, required=False
    )
    provision = forms.CharField(
        label=_("Provision"), max_length=LONGEST, widget=forms.Textarea(attrs={"rows": 4})
    )
    progress = forms.CharField(
        label=_("Progress made"),
        max_length=LONGEST,
        widget=forms.Textarea(attrs={"rows": 6}),
        required=False,
    )
    self_score = forms.ChoiceField(label=_("Own assessment"))
    superior_score = forms.ChoiceField(label=_("Superior's assessment"))

    def __init__(
        self,
        data: Any = None,
        *,
        key: str,
        standing: Measure | None,
        now: ReportReading,
        scale: Scale,
        initial: dict[str, Any],
    ) -> None:
        self.key, self.standing, self.now = key, standing, now
        super().__init__(data, initial=initial)
        scores: Options = [
            (str(value), f"{value}%") for value in sorted(scale.values, reverse=True)
        ]
        scores += [(NOT_DUE, _("not due yet")), (MISSING, _("missing"))]
        self.scores = scores
        for name in ("self_score", "superior_score"):
            offer(self, name, scores)
            self.fields[name].error_messages["invalid_choice"] = _(
                "“%(value)s” is no score of the scale."
            )
        decisions = [(str(at), shown(now, at)) for at in range(len(now.decisions))]
        offer(self, "decision", [("", _("no decision")), *decisions])

    @property
    def anchor(self) -> str:
        """Where the form stands on the page."""
        return f"row-{self.key}"

    @property
    def said(self) -> str:
        """The measure that it is about."""
        return f"№ {self.standing.number}" if self.standing else str(_("The new measure"))

    def clean_number(self) -> int:
        """Each number once."""
        number: int = self.cleaned_data["number"]
        for other in self.now.measures:
            if other.number == number and key_of(other) != self.key:
                raise forms.ValidationError(
                    _("№ %(number)s is another measure: “%(words)s”."),
                    params={"number": number, "words": other.provision[:60]},
                )
        return number

    def clean_joint_with(self) -> int | None:
        """The number of a measure with scores of its own, as it is numbered now."""
        number: int | None = self.cleaned_data["joint_with"]
        if number is None:
            return None
        base = next((m for m in self.now.measures if m.number == number), None)
        if base is None:
            raise forms.ValidationError(
                _("There is no № %(number)s in this report."), params={"number": number}
            )
        if key_of(base) == self.key:
            raise forms.ValidationError(_("Write the number of another measure."))
        if base.joint_with is not None:
            raise forms.ValidationError(
                _("№ %(number)s itself is scored together with № %(base)s; write № %(base)s."),
                params={"number": number, "base": base.joint_with},
            )
        own = self.standing.number if self.standing else None
        sharing = [m.number for m in self.now.measures if own and m.joint_with == own]
        if sharing:
            raise forms.ValidationError(
                _("№ %(numbers)s are scored together with this one; put them right first."),
                params={"numbers": ", ".join(map(str, sharing))},
            )
        return number

    def wanted(self) -> dict[str, Any]:
        """All cells of a valid form; the scores of one that shares another's are left out."""
        cleaned = self.cleaned_data
        keys = {m.number: key_of(m) for m in self.now.measures}
        joint = cleaned["joint_with"]
        found: dict[str, Any] = {
            NUMBER: cleaned["number"],
            JOINT: None if joint is None else keys[joint],
            DECISION: int(cleaned["decision"]) if cleaned["decision"] else None,
            PROVISION_NUMBER: one_line(cleaned["provision_number"]),
            PROVISION: one_line(cleaned["provision"]),
            PROGRESS: one_line(cleaned["progress"]),
        }
        if joint is None:
            found[SELF] = score_of(cleaned["self_score"])
            found[SUPERIOR] = score_of(cleaned["superior_score"])
        return found


def initial_of(measure: Measure, now: ReportReading) -> dict[str, Any]:
    """The fields of a measure as it stands."""
    cells = cells_of(measure, {m.number: key_of(m) for m in now.measures})
    return {
        NUMBER: cells[NUMBER],
        "joint_with": measure.joint_with,
        "decision": "" if cells[DECISION] is None else str(cells[DECISION]),
        PROVISION_NUMBER: cells[PROVISION_NUMBER],
        PROVISION: cells[PROVISION],
        PROGRESS: cells[PROGRESS],
        "self_score": str(cells[SELF]),
        "superior_score": str(cells[SUPERIOR]),
    }
