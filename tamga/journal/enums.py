"""The codes of what can be journalled: one code, one sentence, told by the app that owns it."""

import re

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

_SENTENCES: dict[str, Promise] = {}
_CODE = re.compile(r"[a-z_]+(\.[a-z_]+)+")


class UnknownCode(LookupError):
    """No app registered this code."""


def register(code: str, sentence: Promise) -> None:
    """Let ``code`` («holding.ended») be journalled; called in ``AppConfig.ready``.

    ``sentence`` is a lazy text with ``%(name)s`` for values of the event's data. A code keeps its
    one sentence: another one for it is an error.
    """
    if not _CODE.fullmatch(code):
        raise ValueError(f"{code!r} is not a code: write it like «holding.ended».")
    if str(_SENTENCES.setdefault(code, sentence)) != str(sentence):
        raise ValueError(f"The code {code!r} has a sentence already.")


def sentence_of(code: str) -> Promise:
    """The sentence of ``code``; :class:`UnknownCode` if no app registered it."""
    try:
        return _SENTENCES[code]
    except KeyError:
        raise UnknownCode(f"{code!r} is not a registered journal code.") from None


def codes() -> tuple[str, ...]:
    """All registered codes, sorted."""
    return tuple(sorted(_SENTENCES))


JOURNAL = {
    "vault.rotated": _("Personal data was encrypted again under the key %(key)s (%(values)s)."),
}
