"""What was measured, and how it is written for people."""


def text(name, value):
    """A figure for people."""
    if name == "peak":
        return f"{value / 1e6:.0f} MB"
    if name in ("rate", "changes"):
        return f"{value:,.0f}/s"
    if name == "under way":
        return f"{value:.1f}"
    return f"{value:.2f} s"


class Figures(dict):
    """{side: {figure: [value a round]}}"""

    def add(self, side, figures):
        values = self.setdefault(side, {})
        for name, value in figures.items():
            values.setdefault(name, []).append(value)
