"""Which standing rule of the head a petition falls under, and what keeps it from applying."""

from dataclasses import dataclass
from datetime import date

from django.db.models import F, Q, QuerySet

from tamga.organizations.models import Holding, Unit
from tamga.organizations.queries import holding_on
from tamga.petitions.enums import StepKind
from tamga.petitions.models import Petition, StandingRule
from tamga.petitions.queries.against import holders_of, spares, unasked


@dataclass(frozen=True)
class Ruled:
    """The rule for a petition. ``but`` is why it doesn't apply, "" when it does: ``unasked`` (whom
    the complaint is about), ``against`` (who would answer is complained of), ``nobody`` (holds the
    post), ``given_back`` (by that post).
    """

    rule: StandingRule
    but: str = ""


def rules_of(unit: Unit) -> QuerySet[StandingRule]:
    """Every standing rule of a unit, ended ones too, newest first."""
    rows = StandingRule.everything.filter(unit=unit)
    return rows.select_related("lead__unit", "subject", "given_by", "ended_by").order_by("-pk")


def rule_for(petition: Petition, *, on: date) -> Ruled | None:
    """The most specific rule that stands for its kind and subject: both, the subject, the kind,
    any; None where there is none. A rule that doesn't apply is never replaced by a wider one:
    then the head decides. One query without a rule, at most six.
    """
    rule = (
        StandingRule.everything.filter(unit_id=petition.unit_id, ended_at=None)
        .filter(Q(kind="") | Q(kind=petition.kind))
        .filter(Q(subject=None) | Q(subject=petition.subject_id))
        .select_related("lead__unit", "subject")
        .order_by(F("subject").asc(nulls_last=True), "-kind")
        .first()
    )
    return Ruled(rule, _but(petition, rule, on)) if rule else None


def ruled_by_subject(petition: Petition) -> bool:
    """Whether a rule may fall to it once somebody says what it is about."""
    rules = StandingRule.everything.filter(unit_id=petition.unit_id, ended_at=None)
    return rules.filter(Q(kind="") | Q(kind=petition.kind), subject__isnull=False).exists()


def unheld(rules: QuerySet[StandingRule], *, on: date) -> set[int]:
    """Keys of those rules whose post nobody holds; one query."""
    held = Holding.objects.filter(holding_on(on), user__is_active=True).values("position")
    free = rules.exclude(Q(lead__in=held) | Q(lead__members__in=held))
    return set(free.values_list("pk", flat=True))


def _but(petition: Petition, rule: StandingRule, on: date) -> str:
    if unasked(petition):
        return "unasked"
    if not spares(petition, rule.lead, on=on):
        return "against"
    if not holders_of(rule.lead, on=on):
        return "nobody"
    sent_back = petition.steps.filter(kind=StepKind.SENT_BACK, position=rule.lead_id)
    return "given_back" if sent_back.exists() else ""
