"""For the demo and for trying out: each message is a file under ``TAMGA_SMS_FILE_PATH``."""

from pathlib import Path

from django.conf import settings

from tamga.notices.errors import NotSent


def send(*, number: str, text: str, message_id: str) -> None:
    """Write ``<message id>.txt``: the number, an empty line, the text."""
    folder = Path(settings.TAMGA_SMS_FILE_PATH)
    try:
        folder.mkdir(parents=True, exist_ok=True)
        aside = folder / f".{message_id}.part"
        aside.write_text(f"{number}\n\n{text}\n", encoding="utf-8")
        aside.replace(folder / f"{message_id}.txt")
    except OSError as error:
        raise NotSent("file", channel_down=True) from error
