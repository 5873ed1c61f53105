"""The picture on a receipt that a phone's camera reads."""

import segno
from django.utils.safestring import SafeString, mark_safe


def qr_of(address: str) -> SafeString:
    """An address as a QR code, an SVG to stand in a page (ISO/IEC 18004, error correction M).

    Only an address of ours belongs in it: no number and no secret code, for an address is kept by
    browsers and servers. The result holds paths alone, nothing of what was encoded.
    """
    code = segno.make(address, error="m", micro=False)
    return mark_safe(code.svg_inline(border=2, scale=4))  # noqa: S308
