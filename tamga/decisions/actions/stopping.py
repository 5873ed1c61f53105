"""What stops a publication: personal data, and files that nobody has searched. Private to
``actions``.
"""

from collections.abc import Mapping

from django.utils.translation import gettext as _

from tamga.decisions.models import Decision
from tamga.decisions.queries.file_texts import ReadFile, file_texts, standing_places, unsearched
from tamga.decisions.queries.personal import (
    PersonalPlace,
    has_cleared_copy,
    is_waived,
    personal_places,
)


class PersonalDataFound(ValueError):  # reads as a sentence where it is raised
    """The texts hold personal data; ``places`` are all of them, with masked excerpts."""

    def __init__(self, places: list[PersonalPlace]) -> None:
        self.places = places
        super().__init__(
            _(
                "Personal data was found in %s places: attach a cleared copy, or say why it may "
                "be published."
            )
            % len(places)
        )


class FilesNotSearched(ValueError):
    """The machine couldn't read ``files`` whole, and nobody looked through them."""

    def __init__(self, files: list[ReadFile]) -> None:
        self.files = files
        super().__init__(
            _(
                "%s files aren't searched for personal data yet: wait until they are read, or look "
                "through them yourself."
            )
            % len(files)
        )


def refuse_personal(decision: Decision) -> None:
    """Raise PersonalDataFound for what is typed on a published decision, unless it is cleared or
    waived.
    """
    places = [] if has_cleared_copy(decision) else personal_places(decision)
    if places and not is_waived(decision, also=file_texts(decision)):
        raise PersonalDataFound(places)


def refuse_standing(decision: Decision, also: Mapping[str, str] | None = None) -> None:
    """Raise PersonalDataFound for what citizens would see in the texts, in the files, and in
    ``also``, unless it is waived.
    """
    texts = {**file_texts(decision), **(also or {})}
    places = standing_places(decision, also=texts)
    if places and not is_waived(decision, also=texts):
        raise PersonalDataFound(places)


def refuse_unsearched(decision: Decision) -> None:
    """Raise FilesNotSearched for a file that citizens would get and nobody has searched."""
    if files := unsearched(decision):
        raise FilesNotSearched(files)
