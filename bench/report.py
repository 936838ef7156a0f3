"""Results as Markdown, with the machine that they were taken on."""

import datetime
import os
import platform
import re
import statistics
import subprocess

from cases import CASES
from figures import text

NAMES = {"wall": "wall time", "cpu": "CPU time", "peak": "peak memory", "first upload": "first upload after",
         "rate": "files a second, settled", "under way": "uploads under way, settled",
         "changes": "changes a second", "run": "time of the run", "scan": "time of the scan", "routes run": "routes run after"}


def table(results):
    """`results`: {case: {side: {figure: [value a round]}}}; a cell is the median of the rounds."""
    lines = ["| case | figure | the other side | Drover | Drover ÷ other | aim | |", "|---|---|---:|---:|---:|---:|---|"]
    for case in CASES:
        for number, figure in enumerate(case.shown if case.name in results else ()):
            peer, drover = (median(results[case.name], side, figure) for side in (case.peer, "Drover"))
            title = case.title if number == 0 else ""
            lines.append(f"| {title} | {NAMES[figure]} | {cell(figure, peer)} | {cell(figure, drover)} | "
                         f"{share(peer, drover)} | {' | '.join(aim(case, figure, peer, drover))} |")
    return "\n".join(lines)


def median(sides, side, figure):
    values = sides.get(side, {}).get(figure)
    return statistics.median(values) if values else None


def cell(figure, value):
    return "–" if value is None else text(figure, value)


def share(peer, drover):
    return "–" if peer is None or drover is None else f"{drover / peer:.3f}"


def aim(case, figure, peer, drover):
    """The aim as text, and whether it was reached."""
    for kind in ("ratio", "times", "value", "least"):
        limit = case.aims.get((figure, kind))
        if limit is None:
            continue
        of_peer, at_least = kind in ("ratio", "times"), kind in ("least", "times")
        sign = "≥" if at_least else "≤"
        wanted = f"{sign} {limit:.3f}" if of_peer else f"{sign} {text(figure, limit)}"
        if drover is None or (of_peer and peer is None):
            return wanted, ""
        value = drover / peer if of_peer else drover
        reached = value >= limit if at_least else value <= limit
        return wanted, "reached" if reached else "**missed**"
    return "", ""


def under_way(results):
    """How the knee was found: the uploads under way, each half second of each side's first run, 30 s at most."""
    return [f"* {side} had under way, each half second: {' '.join(f'{count:.0f}' for count in series[0][:60])}"
            for side, figures in results.get("knee", {}).items() for series in [figures["under way over time"]]]


def machine():
    """{what: its description}; Java is found as Drover's launcher finds it."""
    java = os.path.join(os.environ["JAVA_HOME"], "bin", "java") if os.environ.get("JAVA_HOME") else "java"
    version = subprocess.run([java, "-version"], capture_output=True, text=True, check=False).stderr.splitlines()
    return {
        "date": datetime.date.today().isoformat(),
        "processor": f"{os.cpu_count()} × {processor()}",
        "memory": f"{os.sysconf('SC_PAGE_SIZE') * os.sysconf('SC_PHYS_PAGES') / 1e9:.0f} GB",
        "system": f"{platform.system()} {platform.release()} {platform.machine()}",
        "Java": version[1] if len(version) > 1 else "unknown",
        "Python (sink)": platform.python_version(),
    }


def processor():
    try:
        with open("/proc/cpuinfo", encoding="utf-8") as file:
            return re.search(r"model name\s*: (.*)", file.read())[1]
    except (OSError, TypeError):
        return platform.processor() or "unknown processor"
