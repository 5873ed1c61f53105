"""A decision, and its kind. Facts are stored; «in force?» is computed by ``decisions.rules``."""

from django.conf import settings
from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _

from tamga.decisions.enums import State, Visibility
from tamga.duties.models import Occurrence
from tamga.organizations.models import Position, Unit
from tamga.registers.models import Entry

NUMBERED = [State.NUMBERED, State.PUBLISHED, State.INTERNAL]


class DecisionKind(models.Model):
    """A kind of decisions, own or of somebody above: another source is a row, not code.

    ``group_name`` heads its decisions in a report; ``series`` is the letter of its numbers;
    ``section_path`` the place of the unit's site on which such decisions are due.
    """

    code = models.SlugField(primary_key=True, max_length=40)
    name = models.CharField(_("name"), max_length=200)
    group_name = models.CharField(_("heading in a report"), max_length=200)
    series = models.CharField(_("letter of its numbers"), max_length=4, blank=True)
    own_register = models.BooleanField(_("numbered here"), default=False)
    personal = models.BooleanField(_("about persons"), default=False)
    section_path = models.CharField(_("section of the site"), max_length=200, blank=True)
    script_since = models.DateField(
        _("both scripts since"),
        null=True,
        blank=True,
        help_text=_("Decisions signed from this day on are kept in both scripts."),
    )
    order = models.PositiveSmallIntegerField(default=0)

    class Meta:
        verbose_name = _("kind of decisions")
        verbose_name_plural = _("kinds of decisions")
        ordering = ["order", "code"]

    def __str__(self) -> str:
        return self.name


class Decision(models.Model):
    """A decision in the books of ``unit``; ``issuer`` is who issued it where that is a unit here.

    ``number_printed`` stays as it came («2024_A/109»), ``number`` is its one form («А/109»), empty
    while there is none and where the printed one is torn. ``entry`` is its line in our register;
    what was ``adopted`` from paper of somebody above has none. Once the books of its issuer have
    the same decision, the printed one is ``joined_into`` that and stays as a trace.
    """

    unit = models.ForeignKey(Unit, models.PROTECT, related_name="decisions")
    kind = models.ForeignKey(DecisionKind, models.PROTECT, related_name="decisions")
    issuer = models.ForeignKey(
        Unit, models.PROTECT, null=True, blank=True, related_name="issued_decisions"
    )
    issuer_name = models.CharField(_("issued by"), max_length=200, blank=True)
    adopted = models.BooleanField(_("as printed"), default=False)

    entry = models.OneToOneField(
        Entry, models.PROTECT, null=True, blank=True, related_name="decision"
    )
    year = models.PositiveSmallIntegerField(_("year"), null=True, blank=True)
    number = models.CharField(_("number"), max_length=40, blank=True)
    number_printed = models.CharField(_("number as printed"), max_length=80, blank=True)

    title = models.CharField(_("title"), max_length=1000)
    place = models.CharField(_("place"), max_length=120, blank=True)
    text = models.TextField(_("text"), blank=True)
    script_text = models.TextField(_("text in the Mongolian script"), blank=True)
    signed_on = models.DateField(_("date"), null=True, blank=True)
    signer = models.ForeignKey(Position, models.PROTECT, null=True, blank=True, related_name="+")
    signer_name = models.CharField(_("signed by"), max_length=200, blank=True)
    in_force_from = models.DateField(_("in force from"), null=True, blank=True)
    in_force_to = models.DateField(_("in force to"), null=True, blank=True)

    state = models.CharField(_("state"), max_length=10, choices=State.choices, default=State.DRAFT)
    visibility = models.CharField(max_length=8, choices=Visibility.choices)
    visibility_why = models.CharField(
        max_length=500, blank=True, help_text="why it isn't what is usual for its kind"
    )
    personal = models.BooleanField(_("about persons"), default=False)
    publishing = models.ForeignKey(
        Occurrence,
        models.SET_NULL,
        null=True,
        blank=True,
        related_name="+",
        help_text="the event, opened by signing, that publication closes",
    )

    drafted_at = models.DateTimeField()
    drafted_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, null=True, blank=True, related_name="+"
    )
    signed_at = models.DateTimeField(null=True, blank=True)
    signed_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, null=True, blank=True, related_name="+"
    )
    published_at = models.DateTimeField(null=True, blank=True)
    published_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, null=True, blank=True, related_name="+"
    )
    joined_into = models.ForeignKey(
        "self", models.PROTECT, null=True, blank=True, related_name="joined_from"
    )
    joined_at = models.DateTimeField(null=True, blank=True)
    joined_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, null=True, blank=True, related_name="+"
    )

    everything = models.Manager["Decision"]()

    class Meta:
        verbose_name = _("decision")
        verbose_name_plural = _("decisions")
        constraints = [
            models.UniqueConstraint(
                fields=["unit", "kind", "year", "number"],
                condition=Q(adopted=False) & ~Q(number=""),
                name="an_own_number_once_in_the_books",
            ),
            models.UniqueConstraint(
                fields=["unit", "issuer", "issuer_name", "kind", "year", "number"],
                condition=Q(adopted=True) & ~Q(number=""),
                nulls_distinct=False,
                name="an_adopted_number_once_in_the_books",
            ),
            models.CheckConstraint(
                condition=Q(state__in=State.values), name="decision_state_is_known"
            ),
            models.CheckConstraint(
                condition=Q(visibility__in=Visibility.values), name="decision_visibility_is_known"
            ),
            models.CheckConstraint(
                condition=(
                    Q(adopted=True, entry__isnull=True)
                    | Q(adopted=False, state__in=NUMBERED, entry__isnull=False) & ~Q(number="")
                    | Q(adopted=False, entry__isnull=True, number="", number_printed="")
                    & ~Q(state__in=NUMBERED)
                ),
                name="numbered_from_the_register_or_adopted",
            ),
            models.CheckConstraint(
                condition=(
                    Q(state__in=[State.DRAFT, State.IN_REVIEW], signed_on__isnull=True)
                    | Q(adopted=True)
                    | (
                        Q(signed_on__isnull=False, signed_at__isnull=False)
                        & Q(signed_by__isnull=False)
                        & ~Q(state__in=[State.DRAFT, State.IN_REVIEW])
                    )
                ),
                name="signed_says_when_and_who",
            ),
            models.CheckConstraint(
                condition=(
                    Q(published_at__isnull=True, published_by__isnull=True)
                    | Q(published_at__isnull=False, published_by__isnull=False)
                ),
                name="published_at_and_by_go_together",
            ),
            models.CheckConstraint(
                condition=(
                    ~Q(state=State.PUBLISHED)
                    | Q(visibility=Visibility.PUBLIC, published_at__isnull=False)
                ),
                name="published_only_what_is_for_everybody",
            ),
            models.CheckConstraint(
                condition=~Q(state=State.INTERNAL) | Q(visibility=Visibility.INTERNAL),
                name="internal_is_for_the_office",
            ),
            models.CheckConstraint(
                condition=Q(in_force_to__isnull=True) | Q(in_force_to__gte=F("in_force_from")),
                name="in_force_runs_forward",
            ),
            models.CheckConstraint(
                condition=(
                    Q(joined_into__isnull=True, joined_at__isnull=True, joined_by__isnull=True)
                    | Q(adopted=True, joined_into__isnull=False, joined_at__isnull=False)
                    & ~Q(joined_into=F("pk"))
                ),
                name="only_a_printed_one_is_joined_into_another",
            ),
        ]
        indexes = [
            models.Index(fields=["unit", "kind", "-year", "-signed_on"], name="decision_list"),
            models.Index(fields=["unit", "state"], name="decision_state"),
        ]

    def __str__(self) -> str:
        return f"{self.number or self.number_printed} {self.title[:80]}".strip()
