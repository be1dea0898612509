"""PDFs that no viewer ever made: each function returns the bytes of one, written by hand so that we know what is in it."""

import zlib
from collections.abc import Sequence
from hashlib import md5

HEADER = b"%PDF-1.7\n"


def assemble(objects: Sequence[bytes], *, trailer: bytes = b"") -> bytes:
    """A sound PDF file of these objects, numbered from 1; object 1 is the catalogue."""
    out = bytearray(HEADER)
    offsets = []
    for number, body in enumerate(objects, start=1):
        offsets.append(len(out))
        out += b"%d 0 obj\n%b\nendobj\n" % (number, body)
    start = len(out)
    out += b"xref\n0 %d\n0000000000 65535 f \n" % (len(objects) + 1)
    out += b"".join(b"%010d 00000 n \n" % offset for offset in offsets)
    out += b"trailer\n<< /Size %d /Root 1 0 R %b >>\nstartxref\n%d\n%%%%EOF\n" % (
        len(objects) + 1,
        trailer,
        start,
    )
    return bytes(out)


def stream(data: bytes, entries: bytes = b"") -> bytes:
    """A stream object."""
    return b"<< /Length %d %b >>\nstream\n%b\nendstream" % (len(data), entries, data)


def one_page(
    content: bytes,
    *,
    resources: bytes = b"",
    side: bytes = b"960 540",
    more: Sequence[bytes] = (),
    kids: bytes = b"3 0 R",
) -> bytes:
    """A PDF of one page, object 3; the objects of `more` are numbered from 5, and may be pages listed in `kids`."""
    page = b"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 %b] /Contents 4 0 R /Resources << %b >> >>"
    return assemble(
        [
            b"<< /Type /Catalog /Pages 2 0 R >>",
            b"<< /Type /Pages /Kids [%b] /Count %d >>" % (kids, kids.count(b"R")),
            page % (side, resources),
            stream(content),
            *more,
        ]
    )


def truncated() -> bytes:
    """The first bytes of a PDF: its header and the catalogue, and nothing that the catalogue points to."""
    return one_page(b"")[:70]


def zero_pages() -> bytes:
    """A sound PDF whose page tree is empty. MuPDF opens it without a word."""
    return assemble([b"<< /Type /Catalog /Pages 2 0 R >>", b"<< /Type /Pages /Kids [] /Count 0 >>"])


def many_pages(count: int) -> bytes:
    """A sound PDF of `count` blank pages."""
    kids = b" ".join(b"%d 0 R" % number for number in range(3, count + 3))
    page = b"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 960 540] >>"
    pages = b"<< /Type /Pages /Kids [%b] /Count %d >>" % (kids, count)
    return assemble([b"<< /Type /Catalog /Pages 2 0 R >>", pages, *[page] * count])


def huge_page() -> bytes:
    """A page of 100,000 by 100,000 points: 35 metres."""
    return one_page(b"", side=b"100000 100000")


def endless_page(depth: int = 12, fan: int = 12) -> bytes:
    """A blank page, then one whose drawing is `fan` times a form that is `fan` times a form, and so on: 12 ** 12."""
    forms = []
    for level in range(depth):
        last = level == depth - 1
        content = b"0 0 9 9 re f" if last else b"/X Do " * fan
        below = b"" if last else b"/XObject << /X %d 0 R >>" % (6 + level)
        entries = b"/Type /XObject /Subtype /Form /BBox [0 0 960 540] /Resources << %b >>" % below
        forms.append(stream(content, entries))
    blank = b"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 960 540] >>"
    kids = b"%d 0 R 3 0 R" % (5 + depth)
    return one_page(b"/X Do", resources=b"/XObject << /X 5 0 R >>", more=[*forms, blank], kids=kids)


def memory_bomb(size: int = 300_000_000) -> bytes:
    """A page with one string of `size` letters, deflated twice to next to nothing."""
    packer = zlib.compressobj(1)
    letters = b"A" * 1_000_000
    pieces = [packer.compress(b"BT (")]
    pieces += [packer.compress(letters) for _ in range(size // len(letters))]
    pieces += [packer.compress(b") Tj ET"), packer.flush()]
    letters_twice = stream(zlib.compress(b"".join(pieces)), b"/Filter [/FlateDecode /FlateDecode]")
    page = b"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 960 540] /Contents 5 0 R >>"
    return one_page(b"", more=[letters_twice, page], kids=b"6 0 R")


def encrypted() -> bytes:
    """A PDF that wants a user password: RC4, 40 bit, revision 2, the shortest that readers still know."""
    # The keys are not derived from any password, so that none fits.
    key = md5(b"owner").digest() * 2
    lock = b"<< /Filter /Standard /V 1 /R 2 /O <%b> /U <%b> /P -4 >>" % (
        key.hex().encode(),
        key[::-1].hex().encode(),
    )
    return assemble(
        [
            b"<< /Type /Catalog /Pages 2 0 R >>",
            b"<< /Type /Pages /Kids [3 0 R] /Count 1 >>",
            b"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 960 540] >>",
            lock,
        ],
        trailer=b"/Encrypt 4 0 R /ID [<00112233445566778899aabbccddeeff> <00112233445566778899aabbccddeeff>]",
    )


def deck(pages: int = 3, *, size: tuple[int, int] = (960, 540)) -> bytes:
    """A harmless deck: slide n says "Slide n: Acme heals hearts" in its text layer."""
    objects = [
        b"<< /Type /Catalog /Pages 2 0 R >>",
        b"<< /Type /Pages /Kids [%b] /Count %d >>"
        % (b" ".join(b"%d 0 R" % (4 + 2 * n) for n in range(pages)), pages),
        b"<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica >>",
    ]
    for number in range(1, pages + 1):
        page = b"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 %d %d] /Contents %d 0 R /Resources << /Font << /F 3 0 R >> >> >>"
        objects.append(page % (*size, len(objects) + 2))
        objects.append(
            stream(b"BT /F 32 Tf 60 %d Td (Slide %d: Acme heals hearts) Tj ET" % (size[1] - 80, number))
        )
    return assemble(objects)


def scan() -> bytes:
    """A page with a picture of black and white noise in place of text."""
    pixels = bytes((n * 2_654_435_761 >> 13) & 255 for n in range(64 * 36))
    entries = (
        b"/Type /XObject /Subtype /Image /Width 64 /Height 36 /ColorSpace /DeviceGray /BitsPerComponent 8"
    )
    return one_page(
        b"960 0 0 540 0 0 cm /P Do", resources=b"/XObject << /P 5 0 R >>", more=[stream(pixels, entries)]
    )


def scattered_lines(count: int) -> bytes:
    """A page on which words lie about, each a line of its own: w0, w1 and so on."""
    places = ((n * 7_919 % 900, n * 104_729 % 500) for n in range(count))
    words = b"\n".join(b"1 0 0 1 %d %d Tm (w%d) Tj" % (x, y, n) for n, (x, y) in enumerate(places))
    font = b"/Font << /F << /Type /Font /Subtype /Type1 /BaseFont /Helvetica >> >>"
    return one_page(b"BT /F 6 Tf " + words + b" ET", resources=font)
