"""What the machine read of the files that citizens would get, and what it couldn't read."""

from dataclasses import dataclass

from tamga.decisions.enums import FileKind
from tamga.decisions.models import Decision, DecisionFile
from tamga.decisions.queries.personal import PersonalPlace, given, personal_places
from tamga.documents.enums import How, Unread
from tamga.documents.queries import KnownText, texts_of_files


@dataclass(frozen=True)
class ReadFile:
    """A file of a decision that citizens would get, and what is known of its text."""

    file: DecisionFile
    known: KnownText

    @property
    def where(self) -> str:
        """Its place in ``PersonalPlace.where``."""
        return f"file:{self.file.sha256}"

    @property
    def why(self) -> Unread | None:
        """What a person must look through it for; None when the machine read all of it, and while
        it is still waiting. The recognition doesn't know the Mongolian script.
        """
        is_script = self.file.kind == FileKind.SCRIPT_SCAN
        if self.known.is_whole and is_script and self.known.how == How.RECOGNISED:
            return Unread.HAND
        return self.known.why

    @property
    def is_searched(self) -> bool:
        """Read whole by the machine, or looked through by somebody."""
        return self.file.looked_at is not None or (self.known.is_whole and self.why is None)


def read_files(decision: Decision) -> list[ReadFile]:
    """The files that citizens would get, in the order of attaching: with a cleared copy that alone,
    for then no scan is shown.
    """
    files = given(
        DecisionFile.everything.filter(decision=decision).select_related("stored").order_by("pk")
    )
    known = texts_of_files(decision.unit_id, [file.sha256 for file in files])
    return [ReadFile(file, known[file.sha256]) for file in files]


def file_texts(decision: Decision) -> dict[str, str]:
    """What was read from these files, by «file:<SHA-256>»: the ``also`` of the other queries."""
    return {each.where: each.known.text for each in read_files(decision) if each.known.text}


def unsearched(decision: Decision) -> list[ReadFile]:
    """The files that neither the machine could read whole nor anybody looked through."""
    return [each for each in read_files(decision) if not each.is_searched]


def standing_places(decision: Decision, *, also: dict[str, str]) -> list[PersonalPlace]:
    """The places that citizens would see: all of them, or those in the cleared copies alone, for
    beside these the texts are masked.
    """
    files = DecisionFile.everything.filter(decision=decision, kind=FileKind.CLEARED_COPY)
    places = personal_places(decision, also=also)
    if not files.exists():
        return places
    return [place for place in places if place.where in also]


def unshown(decision: Decision) -> list[DecisionFile]:
    """The files that citizens would get and aren't given yet."""
    return [each.file for each in read_files(decision) if each.file.shown_at is None]
