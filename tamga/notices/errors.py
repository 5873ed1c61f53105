"""Why a message didn't go. Codes only: a server's answer often repeats the address."""


class NotSent(Exception):
    """``code`` for the row; ``final`` when trying again is in vain; ``channel_down`` when it would
    be in vain for every other message of the channel now."""

    def __init__(self, code: str, *, final: bool = False, channel_down: bool = False) -> None:
        super().__init__(code)
        self.code = code
        self.final = final
        self.channel_down = channel_down
