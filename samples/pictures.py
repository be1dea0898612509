"""Raster pictures in the place of photographs: gradients and shapes, from fixed seeds. They carry no text."""

import io
import random
from collections.abc import Callable

from PIL import Image, ImageChops, ImageDraw, ImageFilter

Rgb = tuple[int, int, int]
Size = tuple[int, int]


def jpeg(image: Image.Image) -> bytes:
    """The bytes of the picture as JPEG, quality 72: about 30 kB each, so that a deck stays below 1 MB."""
    buffer = io.BytesIO()
    image.save(buffer, "JPEG", quality=72)
    return buffer.getvalue()


def gradient(size: Size, top: Rgb, bottom: Rgb) -> Image.Image:
    """A picture that fades from `top` to `bottom`."""
    fade = Image.linear_gradient("L").resize(size)
    return Image.composite(Image.new("RGB", size, bottom), Image.new("RGB", size, top), fade)


def grain(size: Size, *, seed: int) -> Image.Image:
    """Grey noise that is the same on every run (Pillow's own can't be seeded)."""
    return Image.frombytes("L", size, random.Random(seed).randbytes(size[0] * size[1]))


def scanned(page: Image.Image) -> Image.Image:
    """A printed page after a cheap scanner: turned by 0.8 degrees, blurred, speckled, shaded."""
    turned = page.rotate(0.8, resample=Image.Resampling.BICUBIC, fillcolor=215)
    soft = turned.filter(ImageFilter.GaussianBlur(0.6))
    noisy = Image.blend(soft, grain(soft.size, seed=11).filter(ImageFilter.GaussianBlur(1)), 0.10)
    light = Image.linear_gradient("L").rotate(90).resize(noisy.size).point(lambda value: 225 + value // 9)
    return ImageChops.multiply(noisy, light)


def glow(base: Image.Image, shapes: Callable[[ImageDraw.ImageDraw], None], *, blur: float) -> Image.Image:
    """Lay softened white shapes over `base`."""
    mask = Image.new("L", base.size, 0)
    shapes(ImageDraw.Draw(mask))
    return Image.composite(
        Image.new("RGB", base.size, (255, 255, 255)), base, mask.filter(ImageFilter.GaussianBlur(blur))
    )


def lungs(size: Size = (640, 800)) -> Image.Image:
    """Two lobes and a branching airway, as on a cover of a lung company."""
    width, height = size

    def lobes(pen: ImageDraw.ImageDraw) -> None:
        pen.ellipse((width * 0.12, height * 0.28, width * 0.46, height * 0.84), fill=95)
        pen.ellipse((width * 0.54, height * 0.28, width * 0.88, height * 0.84), fill=95)

    picture = glow(gradient(size, (12, 58, 92), (22, 142, 140)), lobes, blur=14)
    pen = ImageDraw.Draw(picture)
    middle = width // 2
    pen.line((middle, height * 0.08, middle, height * 0.38), fill=(235, 250, 250), width=18)
    for side in (-1, 1):
        branch(pen, (middle, height * 0.38), side=side, length=width * 0.25)
    return picture.filter(ImageFilter.GaussianBlur(1))


def branch(pen: ImageDraw.ImageDraw, start: tuple[float, float], *, side: int, length: float) -> None:
    """Draw an airway that halves until it is too fine to see."""
    if length < 14:
        return
    x, y = start
    end = (x + side * length * 0.72, y + length * 0.62)
    pen.line((x, y, *end), fill=(235, 250, 250), width=max(2, int(length / 9)))
    branch(pen, end, side=side, length=length * 0.62)
    branch(pen, (x + side * length * 0.36, y + length * 0.31), side=side, length=length * 0.5)
    branch(pen, (x + side * length * 0.2, y + length * 0.17), side=-side, length=length * 0.24)


def tissue(size: Size = (720, 480)) -> Image.Image:
    """Something like stained tissue under a microscope."""
    picture = gradient(size, (243, 214, 226), (222, 168, 196))
    pen = ImageDraw.Draw(picture)
    dice = random.Random(23)
    for _ in range(230):
        x, y, radius = dice.uniform(0, size[0]), dice.uniform(0, size[1]), dice.uniform(4, 26)
        shade = (dice.randint(150, 215), dice.randint(70, 140), dice.randint(140, 190))
        pen.ellipse((x, y, x + radius * 1.6, y + radius), outline=shade, width=3)
        pen.ellipse((x + radius * 0.6, y + radius * 0.3, x + radius, y + radius * 0.7), fill=(92, 48, 120))
    return picture.filter(ImageFilter.GaussianBlur(1.2))


def inhaler(size: Size = (560, 640)) -> Image.Image:
    """A soft-mist inhaler on a pale ground."""
    picture = gradient(size, (232, 244, 246), (176, 214, 220))
    pen = ImageDraw.Draw(picture)
    pen.rounded_rectangle((200, 90, 350, 420), radius=40, fill=(22, 110, 128))
    pen.rounded_rectangle((215, 110, 250, 400), radius=16, fill=(64, 160, 172))
    pen.rounded_rectangle(
        (120, 400, 350, 540), radius=36, fill=(248, 250, 250), outline=(150, 175, 180), width=3
    )
    pen.rounded_rectangle((84, 430, 150, 512), radius=16, fill=(214, 226, 228))
    for index, radius in enumerate((10, 14, 18, 12)):
        pen.ellipse(
            (62 - index * 16, 440 + index * 14, 62 - index * 16 + radius, 440 + index * 14 + radius),
            fill=(255, 255, 255),
        )
    return picture.filter(ImageFilter.GaussianBlur(1))


def leg_wrap(size: Size = (640, 720)) -> Image.Image:
    """A lower leg in a banded wrap with a small control unit."""
    picture = gradient(size, (250, 243, 236), (233, 212, 196))
    pen = ImageDraw.Draw(picture)
    pen.polygon(
        ((230, 0), (420, 0), (404, 560), (470, 640), (470, 700), (250, 700), (246, 560)), fill=(222, 178, 150)
    )
    for index in range(7):
        top, inset = 90 + index * 62, index * 2
        pen.rounded_rectangle((214 + inset, top, 432 - inset * 2, top + 52), radius=12, fill=(96, 44, 92))
        pen.line((226 + inset, top + 40, 420 - inset * 2, top + 40), fill=(150, 96, 146), width=4)
    pen.rounded_rectangle(
        (380, 230, 470, 360), radius=18, fill=(250, 250, 250), outline=(120, 110, 120), width=3
    )
    pen.ellipse((412, 252, 440, 280), fill=(238, 132, 52))
    return picture.filter(ImageFilter.GaussianBlur(0.8))


def yard(size: Size = (960, 540)) -> Image.Image:
    """A freight yard seen from above: docks on one side, trailers waiting on the other."""
    picture = gradient(size, (58, 66, 84), (38, 44, 60))
    pen = ImageDraw.Draw(picture)
    pen.rectangle((0, 0, size[0], 130), fill=(196, 202, 212))
    dice = random.Random(5)
    colours = ((250, 176, 60), (236, 240, 244), (90, 130, 240), (120, 200, 170))
    for x in range(30, size[0] - 50, 62):
        pen.line((x - 9, 130, x - 9, 300), fill=(220, 220, 150), width=2)
        if dice.random() < 0.7:
            pen.rectangle((x, 134, x + 42, 262), fill=dice.choice(colours))
        if dice.random() < 0.6:
            pen.rectangle((x + 6, 380, x + 48, 500), fill=dice.choice(colours))
    return picture.filter(ImageFilter.GaussianBlur(1))


def dashboard(size: Size = (960, 560)) -> Image.Image:
    """The screen of a booking product: a side bar and a board of coloured slots."""
    picture = Image.new("RGB", size, (247, 248, 252))
    pen = ImageDraw.Draw(picture)
    pen.rectangle((0, 0, 150, size[1]), fill=(34, 40, 72))
    for row in range(6):
        pen.rounded_rectangle((24, 40 + row * 54, 126, 62 + row * 54), radius=8, fill=(70, 78, 120))
    dice = random.Random(9)
    colours = ((90, 130, 240), (120, 200, 170), (250, 176, 60), (226, 230, 240))
    for row in range(7):
        y = 70 + row * 68
        pen.line((170, y + 56, size[0] - 20, y + 56), fill=(225, 228, 236), width=2)
        x = 180
        while x < size[0] - 130:
            length = dice.choice((70, 110, 150))
            pen.rounded_rectangle(
                (x, y, min(x + length, size[0] - 30), y + 44), radius=8, fill=dice.choice(colours)
            )
            x += length + 14
    return picture
