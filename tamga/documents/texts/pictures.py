"""Pictures of letters, made grey and of a fitting size for the recognition."""

import io
import warnings
import zipfile
from posixpath import basename

import pypdfium2
from PIL import Image, ImageOps

FORMATS = ("JPEG", "PNG", "TIFF", "WEBP", "GIF", "BMP")
PIXELS = 60_000_000
_DPI = 250
_LONGEST = 3_600  # pixels of the longer side: A4 with 300 dots an inch
_SHORTEST = 1_600  # what is smaller is drawn larger: small letters are misread
_SMALL = 200  # a side of a mark or a line that decorates
_LEAST = 150_000  # pixels: a photograph of an identity card has more
_ENDINGS = (".png", ".jpg", ".jpeg", ".tif", ".tiff", ".gif", ".bmp", ".webp")
_FOLDERS = ("word/media/", "xl/media/", "Pictures/")
_ALSO = ("word/embeddings/", "xl/embeddings/", "Object ")


def frames(data: bytes) -> int:
    """How many pages a picture has; 0 when it is none."""
    try:
        with _opened(data) as picture:
            return int(getattr(picture, "n_frames", 1))
    except Exception:  # Pillow raises whatever its decoders raise
        return 0


def grey_frame(data: bytes, number: int) -> bytes:
    """A page of a picture as PGM."""
    with _opened(data) as picture:
        picture.seek(number)
        return _grey(ImageOps.exif_transpose(picture))


def grey_page(data: bytes, number: int) -> bytes:
    """A page of a PDF as PGM."""
    with pypdfium2.PdfDocument(data) as document:
        document.init_forms()
        page = document[number]
        longest = max(page.get_size()) or 1.0
        scale = min(_DPI / 72, _LONGEST / longest)
        return _grey(page.render(scale=scale, grayscale=True).to_pil())


def inside(data: bytes) -> tuple[list[str], int]:
    """The pictures in a document worth looking at, and how many other parts can't be read."""
    names: list[str] = []
    strange = 0
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        for entry in archive.infolist():
            path = entry.filename
            if entry.is_dir():
                continue
            if path.startswith(_FOLDERS) and path.lower().endswith(_ENDINGS):
                names += [path] if _is_large(archive.read(path)) else []
            elif path.startswith((*_FOLDERS, *_ALSO)) and basename(path) != "":
                strange += not path.endswith((".xml", ".rels"))
    return names, strange


def grey_part(data: bytes, path: str) -> bytes:
    """A picture in a document as PGM."""
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        return grey_frame(archive.read(path), 0)


def _is_large(data: bytes) -> bool:
    try:
        with _opened(data) as picture:
            width, height = picture.size
    except Exception:
        return True  # it will be told as a part that can't be read
    return min(width, height) >= _SMALL and width * height >= _LEAST


def _opened(data: bytes) -> Image.Image:
    Image.MAX_IMAGE_PIXELS = PIXELS // 2  # Pillow refuses at twice that
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        return Image.open(io.BytesIO(data), formats=list(FORMATS))


def _grey(picture: Image.Image) -> bytes:
    if picture.mode in ("RGBA", "LA", "P", "PA"):
        solid = picture.convert("RGBA")
        white = Image.new("RGBA", solid.size, "white")
        picture = Image.alpha_composite(white, solid)
    grey = picture.convert("L")
    longest = max(grey.size)
    wanted = min(max(longest, _SHORTEST), _LONGEST)
    if wanted != longest:
        size = [max(1, round(side * wanted / longest)) for side in grey.size]
        grey = grey.resize((size[0], size[1]), Image.Resampling.LANCZOS)
    width, height = grey.size
    return b"P5\n%d %d\n255\n" % (width, height) + grey.tobytes()
