"""Facts of decisions and provisions, gathered for the rules."""

from collections.abc import Iterable
from datetime import date

from django.db.models import Exists, F, OuterRef, Prefetch, Q, QuerySet

from tamga.decisions.enums import Force, RelationKind
from tamga.decisions.models import Decision, Provision, Relation
from tamga.decisions.rules import ISSUED, Acts, Control, force, on_control


def standing_relations() -> QuerySet[Relation]:
    """Relations whose acting decision is issued and not void: only those count."""
    return Relation.everything.filter(
        by__state__in=ISSUED, by__entry__voided_at__isnull=True
    ).select_related("by__kind", "by__entry", "target__kind")


def with_relations(decisions: QuerySet[Decision]) -> QuerySet[Decision]:
    """Everything that :func:`force_on` and a list need, in two queries whatever its length."""
    return decisions.select_related("kind", "unit", "issuer", "entry", "signer").prefetch_related(
        Prefetch("acted_on_by", standing_relations(), to_attr="standing_acts")
    )


def acts_on(decision: Decision) -> list[Relation]:
    """The relations that count against a decision; prefetched by :func:`with_relations`."""
    prefetched = getattr(decision, "standing_acts", None)
    if prefetched is None:
        return list(standing_relations().filter(target=decision))
    return list(prefetched)


def is_void(decision: Decision) -> bool:
    """Whether the number of a decision was voided."""
    return decision.entry is not None and decision.entry.voided_at is not None


def force_on(decision: Decision, *, on: date) -> Force:
    """Whether a decision is in force on a day."""
    acts = acts_on(decision)
    whole = [each for each in acts if each.provision_id is None]
    repeals = [each.effective_on for each in whole if each.kind == RelationKind.REPEALS]
    amends = [
        each.effective_on
        for each in acts
        if each.kind == RelationKind.AMENDS or each.provision_id is not None
    ]
    facts = Acts(
        issued=decision.state in ISSUED,
        in_force_from=decision.in_force_from or decision.signed_on,
        in_force_to=decision.in_force_to,
        void=is_void(decision),
        repealed_on=min(repeals, default=None),
        amended_on=min(amends, default=None),
    )
    return force(facts, on=on)


def is_on_control(provision: Provision, *, on: date) -> bool:
    """Whether a provision is on control on a day."""
    return on_control(_control(provision, _repeals_of([provision])), on=on)


def _repeals_of(provisions: Iterable[Provision]) -> list[Relation]:
    found = list(provisions)
    return list(
        standing_relations().filter(
            kind=RelationKind.REPEALS, target__in={each.decision_id for each in found}
        )
    )


def _control(provision: Provision, repeals: list[Relation]) -> Control:
    decision = provision.decision
    days = [
        each.effective_on
        for each in repeals
        if each.target_id == decision.pk and each.provision_id in {None, provision.pk}
    ]
    return Control(
        controlled=provision.controlled,
        issued=decision.state in ISSUED,
        signed_on=decision.signed_on,
        void=is_void(decision),
        taken_off_on=None if _taken_off_by_void(provision) else provision.taken_off_on,
        repealed_on=min(days, default=None),
    )


def _taken_off_by_void(provision: Provision) -> bool:
    other = provision.taken_off_by_decision
    return other is not None and is_void(other)


def controlled(provisions: QuerySet[Provision], *, on: date) -> QuerySet[Provision]:
    """Those of ``provisions`` that are on control on a day: ``rules.on_control`` in SQL."""
    repealed = standing_relations().filter(
        Q(provision__isnull=True) | Q(provision=OuterRef("pk")),
        target=OuterRef("decision"),
        kind=RelationKind.REPEALS,
        effective_on__lte=on,
    )
    return provisions.filter(
        Q(taken_off_on__isnull=True)
        | Q(taken_off_on__gt=on)
        | Q(taken_off_by_decision__entry__voided_at__isnull=False),
        Q(decision__signed_on__isnull=True) | Q(decision__signed_on__lte=on),
        ~Exists(repealed),
        controlled=True,
        decision__state__in=ISSUED,
        decision__entry__voided_at__isnull=True,
    ).order_by("decision__kind__order", "decision__signed_on", F("decision__pk"), "order", "pk")
