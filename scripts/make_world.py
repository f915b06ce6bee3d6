"""Natural Earth's outlines (public domain) → `generator/catalog/world.json`, ready SVG paths.

Run it again only to change the drawing; what it writes is kept. The outlines come in the npm
package `world-atlas` (version 2.0.2 was used):

    npm pack world-atlas && tar xf world-atlas-*.tgz
    python scripts/make_world.py package/

The projection is Natural Earth around 11° E, where the cut falls into the Bering Strait.
Antarctica is left out. Borders are simplified along shared arcs, so that neighbours
still touch. What the United Nations do not list apart is drawn with the state they list.
"""

from __future__ import annotations

import json
import math
import sys
from collections.abc import Iterator
from itertools import pairwise
from pathlib import Path
from typing import Any

Point = tuple[float, float]
TARGET = Path(__file__).resolve().parent.parent / "generator" / "catalog" / "world.json"
WIDTH, CENTRE = 1000.0, 11.0
SMALLEST = 2.4
"""Square units: corners that span less are cut; one unit is a pixel on a wide screen."""
ISLAND = 7.0
"""Square units: smaller rings are left out where the country has a larger one."""
DOT = 26.0
"""Square units: smaller countries are drawn as dots as well."""
CODES = (
    "004AF 008AL 010AQ 012DZ 016AS 020AD 024AO 028AG 031AZ 032AR 036AU 040AT 044BS 048BH 050BD"
    " 051AM 052BB 056BE 060BM 064BT 068BO 070BA 072BW 076BR 084BZ 086IO 090SB 092VG 096BN 100BG"
    " 104MM 108BI 112BY 116KH 120CM 124CA 132CV 136KY 140CF 144LK 148TD 152CL 156CN 158TW 170CO"
    " 174KM 178CG 180CD 184CK 188CR 191HR 192CU 196CY 203CZ 204BJ 208DK 212DM 214DO 218EC 222SV"
    " 226GQ 231ET 232ER 233EE 234FO 238FK 239GS 242FJ 246FI 248AX 250FR 258PF 260TF 262DJ 266GA"
    " 268GE 270GM 275PS 276DE 288GH 296KI 300GR 304GL 308GD 316GU 320GT 324GN 328GY 332HT 334HM"
    " 336VA 340HN 344HK 348HU 352IS 356IN 360ID 364IR 368IQ 372IE 376IL 380IT 384CI 388JM 392JP"
    " 398KZ 400JO 404KE 408KP 410KR 414KW 417KG 418LA 422LB 426LS 428LV 430LR 434LY 438LI 440LT"
    " 442LU 446MO 450MG 454MW 458MY 462MV 466ML 470MT 478MR 480MU 484MX 492MC 496MN 498MD 499ME"
    " 500MS 504MA 508MZ 512OM 516NA 520NR 524NP 528NL 531CW 533AW 534SX 540NC 548VU 554NZ 558NI"
    " 562NE 566NG 570NU 574NF 578NO 580MP 583FM 584MH 585PW 586PK 591PA 598PG 600PY 604PE 608PH"
    " 612PN 616PL 620PT 624GW 626TL 630PR 634QA 642RO 643RU 646RW 652BL 654SH 659KN 660AI 662LC"
    " 663MF 666PM 670VC 674SM 678ST 682SA 686SN 688RS 690SC 694SL 702SG 703SK 704VN 705SI 706SO"
    " 710ZA 716ZW 724ES 728SS 729SD 732EH 740SR 748SZ 752SE 756CH 760SY 762TJ 764TH 768TG 776TO"
    " 780TT 784AE 788TN 792TR 795TM 796TC 800UG 804UA 807MK 818EG 826GB 831GG 832JE 833IM 834TZ"
    " 840US 850VI 854BF 858UY 860UZ 862VE 876WF 882WS 887YE 894ZM"
)
"""ISO 3166-1, numeric and alpha-2."""
NAMED = {"Kosovo": "XK", "N. Cyprus": "CY", "Somaliland": "SO"}
"""Outlines that carry no number."""
MOVED = {("RU", 32.0, 44.0, 37.0, 46.5): "UA"}
"""Rings inside a box (west, south, east, north) of a country that belong to another one: Crimea,
which the United Nations list with Ukraine (resolution 68/262)."""
PLACES = {
    "BQ": (-68.3, 12.2), "BV": (3.4, -54.4), "CC": (96.8, -12.2), "CX": (105.6, -10.5),
    "GF": (-53.1, 4.0), "GI": (-5.4, 36.1), "GP": (-61.5, 16.2), "MQ": (-61.0, 14.7),
    "RE": (55.5, -21.1), "SJ": (16.0, 78.6), "TK": (-171.8, -9.2), "TV": (179.2, -8.5),
    "UM": (-176.5, 0.2), "YT": (45.2, -12.8),
}  # fmt: skip
"""Territories that Natural Earth has no outline of their own for: longitude and latitude."""


def project(longitude: float, latitude: float) -> Point:
    """Natural Earth projection (Patterson, Šavrič and Jenny, 2011), in units of the drawing."""
    turned = longitude - CENTRE
    if turned < -180:
        turned += 360
    phi = math.radians(latitude)
    p2 = phi * phi
    p4 = p2 * p2
    x = math.radians(turned) * (
        0.8707 - 0.131979 * p2 + p4 * (-0.013791 + p4 * (0.003971 * p2 - 0.001529 * p4))
    )
    y = phi * (1.007226 + p2 * (0.015085 + p4 * (-0.044475 + 0.028874 * p2 - 0.005916 * p4)))
    scale = WIDTH / (2 * math.pi * 0.8707)
    return x * scale, -y * scale


def arcs(topology: Any) -> list[list[Point]]:
    """TopoJSON's quantised, delta-encoded arcs, in degrees."""
    (sx, sy), (tx, ty) = topology["transform"]["scale"], topology["transform"]["translate"]
    found = []
    for arc in topology["arcs"]:
        x = y = 0
        points = []
        for dx, dy in arc:
            x, y = x + dx, y + dy
            points.append((x * sx + tx, y * sy + ty))
        found.append(points)
    return found


def area(ring: list[Point]) -> float:
    """The area inside a ring."""
    closed = zip(ring, ring[1:] + ring[:1], strict=True)
    return abs(sum(x1 * y2 - x2 * y1 for (x1, y1), (x2, y2) in closed)) / 2


def simplified(points: list[Point]) -> list[Point]:
    """Without the corners that span the least area (Visvalingam), ends kept."""
    kept = list(points)
    floor = 2 if kept[0] != kept[-1] else 4
    while len(kept) > floor:
        spans = [area(kept[i - 1 : i + 2]) for i in range(1, len(kept) - 1)]
        least = min(range(len(spans)), key=spans.__getitem__)
        if spans[least] > SMALLEST:
            break
        del kept[least + 1]
    return kept


def rings(topology: Any, drawn: list[list[Point]]) -> Iterator[tuple[str, list[Point]]]:
    """Every outer ring with its country's code; `drawn` holds the topology's arcs."""
    numbers = {pair[:3]: pair[3:] for pair in CODES.split()}
    for shape in topology["objects"]["countries"]["geometries"]:
        code = numbers.get(shape.get("id", "")) or NAMED.get(shape["properties"]["name"])
        if code is None:  # reefs and the like, which no list of states knows
            continue
        polygons = shape["arcs"] if shape["type"] == "MultiPolygon" else [shape["arcs"]]
        for polygon in polygons:
            for line in polygon:
                ring: list[Point] = []
                for index in line:
                    arc = drawn[index] if index >= 0 else drawn[~index][::-1]
                    ring += arc[1:] if ring else arc
                yield code, ring


def owner(code: str, degrees: list[Point]) -> str:
    """The country that a ring is drawn with."""
    for (of, west, south, east, north), other in MOVED.items():
        if of == code and all(west < x < east and south < y < north for x, y in degrees):
            return other
    return code


def torn(ring: list[Point]) -> bool:
    """Whether the map's cut goes through a ring (St Lawrence Island)."""
    return max(x for x, _ in ring) - min(x for x, _ in ring) > WIDTH / 2


def path(ring: list[Point]) -> str:
    """A closed SVG path in whole units, each corner told from the one before."""
    whole = [(round(x), round(y)) for x, y in ring]
    steps = [whole[0]] + [(x - a, y - b) for (a, b), (x, y) in pairwise(whole) if (a, b) != (x, y)]
    text = " ".join(f"{x} {y}" for x, y in steps[1:]).replace(" -", "-")
    return f"M{steps[0][0]} {steps[0][1]}l{text}z".replace(" -", "-")


def main(package: Path) -> None:
    """Read the package's two scales: outlines from the small one, small states from the other."""
    coarse, fine = (
        json.loads((package / f"countries-{scale}m.json").read_text("utf-8")) for scale in (110, 50)
    )
    left, top = project(CENTRE - 180, 0)[0], project(CENTRE, 83.7)[1]
    place = lambda point: (project(*point)[0] - left, project(*point)[1] - top)  # noqa: E731
    degrees = arcs(coarse)
    smooth = [simplified([place(p) for p in arc]) for arc in degrees]
    shapes: dict[str, list[list[Point]]] = {}
    for (code, true), (_, ring) in zip(rings(coarse, degrees), rings(coarse, smooth), strict=True):
        shapes.setdefault(owner(code, true), []).append(ring)
    paths = {}
    for code, found in shapes.items():
        ranked = sorted(found, key=area, reverse=True)
        large = ranked[:1] + [ring for ring in ranked[1:] if area(ring) > ISLAND]
        whole = [ring for ring in large if len(ring) > 3 and not torn(ring)]
        if whole and code != "AQ":
            paths[code] = "".join(map(path, whole))
    areas: dict[str, float] = {}
    dots = {code: place(point) for code, point in PLACES.items()}
    for code, ring in rings(fine, [[place(p) for p in arc] for arc in arcs(fine)]):
        if area(ring) > areas.get(code, 0):
            areas[code] = area(ring)
            xs, ys = zip(*ring, strict=True)
            dots[code] = ((min(xs) + max(xs)) / 2, (min(ys) + max(ys)) / 2)
    lowest = max(project(-70, -56)[1], project(170, -47)[1]) - top
    world = {
        "source": "Natural Earth 4.1, public domain; npm world-atlas 2.0.2; scripts/make_world.py",
        "box": [70, 0, 880, math.ceil(lowest) + 4],  # a few islands of the Pacific lie beside it
        "paths": dict(sorted(paths.items())),
        "dots": {
            code: [round(x), round(y)]
            for code, (x, y) in sorted(dots.items())
            if code != "AQ" and (code not in paths or areas.get(code, 0) < DOT)
        },
    }
    TARGET.write_text(json.dumps(world, indent=0) + "\n", encoding="utf-8")


if __name__ == "__main__":
    main(Path(sys.argv[1]))
