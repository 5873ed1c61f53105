"""A program of its own that fills an office's Word template; ``word.fill`` starts it.

It knows nothing of the house: no settings, no database, no secrets in its environment. Its
processor time and memory are bounded before it looks at the template, so that a hostile one can
only ever end itself. In: 8 bytes with the length of the JSON, the JSON, the template. Out: ``+``
and the document, or ``-`` and why not.
"""

import io
import json
import resource
import struct
import sys

LARGEST = 64 * 1024 * 1024  # bytes of a filled document; 2,000 rows take a quarter megabyte


def bound(seconds: int, memory: int) -> None:
    """No more processor time and address space than this, no files, no core dump."""
    resource.setrlimit(resource.RLIMIT_CPU, (seconds, seconds + 1))
    resource.setrlimit(resource.RLIMIT_AS, (memory, memory))
    resource.setrlimit(resource.RLIMIT_FSIZE, (0, 0))
    resource.setrlimit(resource.RLIMIT_CORE, (0, 0))


def fill(template: bytes, values: dict[str, object]) -> bytes:
    """The filled template; its language sees plain texts alone, in a sandbox."""
    from docxtpl import DocxTemplate
    from jinja2.sandbox import ImmutableSandboxedEnvironment

    document = DocxTemplate(io.BytesIO(template))
    document.render(values, ImmutableSandboxedEnvironment(autoescape=True))
    out = io.BytesIO()
    document.save(out)
    return out.getvalue()


def answer(given: bytes) -> bytes:
    """What to write: every way to fail has a word, and none of them ends in a traceback."""
    from jinja2.exceptions import TemplateError

    (size,) = struct.unpack(">Q", given[:8])
    try:
        made = fill(given[8 + size :], json.loads(given[8 : 8 + size]))
    except TemplateError as error:
        return b"-tag " + str(error).encode()[:2000]
    except (MemoryError, OverflowError, RecursionError):
        return b"-large"
    except Exception:  # python-docx and lxml raise whatever a broken package brings up
        return b"-broken"
    return b"+" + made if len(made) <= LARGEST else b"-large"


if __name__ == "__main__":
    bound(int(sys.argv[1]), int(sys.argv[2]))
    sys.stdout.buffer.write(answer(sys.stdin.buffer.read()))
