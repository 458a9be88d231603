"""Styles of pieces of a line, taken from the stylesheet and laid over the style of the line."""

from rich.style import Style


def over(component: Style, plain: Style) -> Style:
    """What a component's style adds to plain text: its colours only where they differ."""
    colour = component.color if component.color != plain.color else None
    ground = component.bgcolor if component.bgcolor != plain.bgcolor else None
    return Style(
        color=colour,
        bgcolor=ground,
        bold=component.bold or None,
        italic=component.italic or None,
        underline=component.underline or None,
        reverse=component.reverse or None,
        dim=component.dim or None,
        strike=component.strike or None,
    )
