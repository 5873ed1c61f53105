"""One measure of a report that is read in, to be put right cell by cell."""

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
    RIGHT,
    SELF,
    SUPERIOR,
    Cells,
    cells_of,
    key_of,
)
from tamga.kernel.scales import Scale
from tamga.workspace.forms.offering import Options, offer
from tamga.workspace.forms.report_cells import one_line, plain, score_of, shown

LONGEST = 20_000


class CorrectionForm(forms.Form):
    """The cells of one measure. ``cells()`` is what differs from what was read."""

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
        read: Measure,
        reading: ReportReading,
        now: ReportReading,
        scale: Scale,
        kept: Cells,
    ) -> None:
        """``read`` is the measure in ``reading``, as the file has it; ``now`` the report with all
        that was corrected, ``kept`` what was corrected in this measure.
        """
        self.read, self.reading, self.now, self.kept = read, reading, now, kept
        self.key = key_of(read)
        self.standing = next(m for m in now.measures if key_of(m) == self.key)
        super().__init__(data, initial=self._initial())
        scores: Options = [
            (str(value), f"{value}%") for value in sorted(scale.values, reverse=True)
        ]
        scores += [(NOT_DUE, _("not due yet")), (MISSING, _("missing"))]
        for name in ("self_score", "superior_score"):
            offer(self, name, scores)
            self.fields[name].error_messages["invalid_choice"] = _(
                "“%(value)s” is no score of the scale."
            )
        decisions = [(str(at), shown(reading, at)) for at in range(len(reading.decisions))]
        offer(self, "decision", [("", _("no decision")), *decisions])

    def _initial(self) -> dict[str, Any]:
        now = cells_of(self.standing, {m.number: key_of(m) for m in self.now.measures})
        return {
            NUMBER: now[NUMBER],
            "joint_with": self.standing.joint_with,
            "decision": "" if now[DECISION] is None else str(now[DECISION]),
            PROVISION_NUMBER: now[PROVISION_NUMBER],
            PROVISION: now[PROVISION],
            PROGRESS: now[PROGRESS],
            "self_score": str(now[SELF]),
            "superior_score": str(now[SUPERIOR]),
        }

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
        sharing = [m.number for m in self.now.measures if m.joint_with == self.standing.number]
        if sharing:
            raise forms.ValidationError(
                _("№ %(numbers)s are scored together with this one; put them right first."),
                params={"numbers": ", ".join(map(str, sharing))},
            )
        return number

    def cells(self) -> dict[str, Any]:
        """The cells of a valid form that differ from what was read, and what was found right."""
        cleaned = self.cleaned_data
        keys = {m.number: key_of(m) for m in self.now.measures}
        joint = cleaned["joint_with"]
        wanted: dict[str, Any] = {
            NUMBER: cleaned["number"],
            JOINT: None if joint is None else keys[joint],
            DECISION: int(cleaned["decision"]) if cleaned["decision"] else None,
            PROVISION_NUMBER: one_line(cleaned["provision_number"]),
            PROVISION: one_line(cleaned["provision"]),
            PROGRESS: one_line(cleaned["progress"]),
        }
        if joint is None:
            wanted[SELF] = score_of(cleaned["self_score"])
            wanted[SUPERIOR] = score_of(cleaned["superior_score"])
        read = cells_of(self.read, {m.number: key_of(m) for m in self.reading.measures})
        found = {name: value for name, value in wanted.items() if value != plain(read[name])}
        if JOINT in found and joint is None:
            # what it shared in the file is no score of its own before somebody says so
            found |= {SELF: wanted[SELF], SUPERIOR: wanted[SUPERIOR]}
        if right := self.kept.get(RIGHT):
            found[RIGHT] = right
        return found
