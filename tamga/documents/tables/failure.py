"""The one error that reading a file may raise."""


class UnreadableFile(ValueError):  # reads as a sentence where it is raised
    """A file that can't be read as its kind.

    `code` is a key of `errors.SENTENCES`, `params` fill that sentence.
    """

    def __init__(self, code: str, **params: str | int) -> None:
        super().__init__(code, params)
        self.code = code
        self.params = params

    def __str__(self) -> str:
        said = ", ".join(f"{name}={value}" for name, value in self.params.items())
        return f"{self.code} ({said})" if said else self.code
