"""One decision as citizens see it: nothing here comes from anywhere but ``public_texts``."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date

from tamga.decisions.enums import FORCE_NAMES, Force, RelationKind
from tamga.decisions.models import Decision, DecisionFile, Provision, Relation
from tamga.decisions.queries import (
    address_of,
    as_tree,
    both_ways,
    force_on,
    is_public,
    number_of,
    public_texts,
    site_of,
)
from tamga.decisions.rules import shown_number
from tamga.kernel.mongolian.personal import masked
from tamga.website.queries.decisions import TONES


@dataclass(slots=True)
class ShownProvision:
    """A provision and those below it; its parts are masked where a cleared copy is shown."""

    number: str
    text: str
    responsible: str
    below: list["ShownProvision"] = field(default_factory=list)


@dataclass(frozen=True, slots=True)
class ShownRelation:
    """The other end of a relation: ``url`` and ``title`` only where that one is public here."""

    kind: RelationKind
    other_number: str
    other_kind: str
    title: str
    url: str
    since: date
    provision: str


@dataclass(frozen=True, slots=True)
class ShownDecision:
    """What the page of a decision shows, on a day; ``url`` in the installation's language."""

    decision: Decision
    url: str
    number: str
    title: str
    text: str
    script_text: str
    signer_name: str
    force: Force
    provisions: tuple[ShownProvision, ...]
    files: tuple[DecisionFile, ...]
    masked: bool
    acted_on_by: tuple[ShownRelation, ...]
    acts_on: tuple[ShownRelation, ...]

    @property
    def force_name(self) -> str:
        """«хүчинтэй», «хүчингүй болсон» …"""
        return str(FORCE_NAMES[self.force])

    @property
    def tone(self) -> str:
        """The tone of its mark."""
        return TONES.get(self.force, "wait")


def shown(decision: Decision, *, on: date) -> ShownDecision:
    """A decision of ``decision_at`` as its page shows it on a day; two queries."""
    public = public_texts(decision)
    relations = both_ways(decision)
    here = site_of(decision)
    return ShownDecision(
        decision=decision,
        url=address_of(decision),
        number=shown_number(number_of(decision)),
        title=public.texts["title"],
        text=public.texts["text"],
        script_text=public.texts["script_text"],
        signer_name=public.texts["signer_name"],
        force=force_on(decision, on=on),
        provisions=tuple(_provisions(decision, public.texts)),
        files=public.files,
        masked=public.masked,
        acted_on_by=tuple(_relation(each, each.by, here) for each in relations.acted_on_by),
        acts_on=tuple(_relation(each, each.target, here) for each in relations.acts_on),
    )


def _provisions(decision: Decision, texts: Mapping[str, str]) -> Sequence[ShownProvision]:
    top: list[ShownProvision] = []
    above: list[ShownProvision] = []
    for depth, provision in as_tree(decision.provisions.all()):
        text, responsible = _apart(provision, texts[f"provision:{provision.pk}"])
        each = ShownProvision(provision.number_printed, text, responsible)
        del above[depth:]
        (above[-1].below if above else top).append(each)
        above.append(each)
    return top


def _apart(provision: Provision, both: str) -> tuple[str, str]:
    """What stands in one place for the search for personal data: the text, who is responsible.

    Masking keeps every length.
    """
    cut = len(provision.text)
    return both[:cut], both[cut:].strip()


def _relation(relation: Relation, other: Decision, here: int) -> ShownRelation:
    public = is_public(other) and site_of(other) == here
    return ShownRelation(
        kind=RelationKind(relation.kind),
        other_number=shown_number(number_of(other)),
        other_kind=other.kind.name,
        # of one that isn't public only what the law makes known: that it acted
        title=masked(other.title) if public else "",
        url=address_of(other) if public else "",
        since=relation.effective_on,
        provision=relation.provision.number_printed if relation.provision else "",
    )
