"""Whom a complaint is about: whoever holds the post, and whoever held it when it may have happened.

A post can be left or changed in a day; what a citizen complains of stays with the person.
"""

from collections import defaultdict
from collections.abc import Iterable
from datetime import date, timedelta

from django.db.models import Exists, F, OuterRef, Q
from django.db.models.expressions import Combinable

from tamga.accounts.models import User
from tamga.organizations.models import Holding, Position
from tamga.organizations.queries import holding_on
from tamga.petitions.enums import Kind, StepKind
from tamga.petitions.models import Petition

BEFORE = timedelta(days=366)
"""So long before its receipt may have happened what a complaint tells: a year, leap or not."""


def about(user: User, *, on: date) -> Q:
    """Condition on petitions that they complain of ``user``: of a post held, alone or as part of a
    body or class, on any day from a year before the receipt until ``on``.
    """
    held = Holding.objects.filter(
        Q(position=OuterRef("against")) | Q(position__member_of=OuterRef("against")),
        _in_span(OuterRef("received_on"), on),
        user_id=user.pk or 0,
    )
    return Q(Exists(held), against__isnull=False)


def complained_of(petitions: Iterable[Petition], *, on: date) -> dict[int, set[int]]:
    """Petition → the people whom it complains of, by their keys: as ``about``; two queries."""
    keys = [petition.pk for petition in petitions if petition.against_id]
    found: dict[int, set[int]] = defaultdict(set)
    for way in ("position__complaints", "position__member_of__complaints"):
        received = F(f"{way}__received_on")
        rows = Holding.objects.filter(_in_span(received, on), **{f"{way}__in": keys})
        for petition, user in rows.values_list(way, "user"):
            found[petition].add(user)
    return found


def spares(petition: Petition, post: Position, *, on: date) -> bool:
    """Whether a petition may be answered by a post: it isn't the one complained of, nor held by
    people alone whom it complains of. At most four queries.
    """
    if petition.against_id is None:
        return True
    holders = holders_of(post, on=on)
    accused = complained_of([petition], on=on)[petition.pk]
    return petition.against_id != post.pk and not (holders and holders <= accused)


def holders_of(post: Position, *, on: date) -> set[int]:
    """Keys of the people who hold a post on a day, acting or not; of a unit or a class, those who
    hold one of the posts that it is made of.
    """
    rows = Holding.objects.filter(holding_on(on), user__is_active=True)
    found = rows.filter(Q(position=post) | Q(position__in=post.members.values("pk")))
    return set(found.values_list("user_id", flat=True))


def unasked(petition: Petition) -> bool:
    """Whether nobody has said yet whom a complaint is about: the website, a list and a bag
    governor's phone don't ask, and «none of our posts» is an answer too.
    """
    if petition.kind != Kind.COMPLAINT or petition.against_id is not None:
        return False
    return not petition.steps.filter(kind=StepKind.AGAINST).exists()


def _in_span(received: Combinable, on: date) -> Q:
    """Condition on holdings: on a day from a year before a receipt until ``on``."""
    since = received - BEFORE
    return Q(starts_on__lte=on) & (Q(ends_on=None) | Q(ends_on__gte=since))
