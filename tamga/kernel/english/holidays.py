"""English names of the days off, which explanations store in Mongolian."""

_NAMES = {
    "Бямба гараг": "Saturday",
    "Ням гараг": "Sunday",
    "Амралтын өдөр": "Day off",
    "Шинэ жил": "New Year's Day",
    "Цагаан сар": "Tsagaan Sar",
    "Олон улсын эмэгтэйчүүдийн өдөр": "International Women's Day",
    "Хүүхдийн баяр": "Children's Day",
    "Бурхан багшийн Их дүйчин өдөр": "Buddha's Great Day",
    "Үндэсний их баяр наадам, Ардын хувьсгалын ойн баяр": "Naadam, People's Revolution Day",
    "Их Эзэн Чингис хааны өдөр": "Chinggis Khaan's Day",
    "Бүгд Найрамдах Улс тунхагласан өдөр": "Republic Day",
    "Үндэсний эрх чөлөө, тусгаар тогтнолоо сэргээсний баярын өдөр": "Independence Day",
}


def english_name(mongolian: str) -> str:
    """The English name; a day that an office added itself keeps its Mongolian name.

    Two feasts on one day are joined by "; ".
    """
    return "; ".join(_NAMES.get(name, name) for name in mongolian.split("; "))
