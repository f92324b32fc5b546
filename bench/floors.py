"""The floors: measures that may rise with `--raise`, and fall only with `--lower` and a reason in the commit."""

import json
import sys
from collections.abc import Mapping
from pathlib import Path

FILE = Path(__file__).with_name("floors.json")
FIXED = {"cites.hold": 1.0}
"""Neither raised nor lowered: a cite holds or the dossier is worthless."""


def hold(section: str, measured: Mapping[str, float], *, smaller_is_better: bool = False) -> int:
    """Compare what was measured with the floors of a section; 1 when one does not hold.

    Args:
        section: the bench that measured.
        measured: what it measured, by name.
        smaller_is_better: the floors are ceilings: times and memory.
    """
    floors = json.loads(FILE.read_text(encoding="utf-8"))
    mine, asked, failed = floors.setdefault(section, {}), sys.argv[-1], 0
    for name, value in measured.items():
        floor = FIXED.get(name, mine.get(name, value))
        worse = value > floor if smaller_is_better else value < floor
        broken = worse and (asked != "--lower" or name in FIXED)
        failed |= broken
        if name not in FIXED and not broken and asked == ("--lower" if worse else "--raise"):
            mine[name] = value
        bound = (
            f"{'at most' if smaller_is_better else 'at least'} {floor:.3f}" if name in mine or name in FIXED else "no floor yet"
        )
        print(f"  {name:28} {value:9.3f}   {bound:18} {'DOES NOT HOLD' if broken else ''}")
    if asked in ("--raise", "--lower"):
        FILE.write_text(json.dumps(floors, indent=1, sort_keys=True) + "\n", encoding="utf-8")
    return int(failed)
