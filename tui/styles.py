"""Styles of pieces of a line, taken from the stylesheet and laid over the style of the line."""

from rich.style import Style
from textual.scroll_view import ScrollView


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


class Painted(ScrollView, inherit_bindings=False):
    """A view drawn line by line, whose styles are looked up once until they change."""

    style_prefix = ""
    _styles_known: dict[str, Style] | None = None

    @property
    def base(self) -> Style:
        """The style of plain text."""
        return self.styled("")

    def styled(self, name: str) -> Style:
        """What a named style adds to the plain one; the plain one for an empty name."""
        known = self._styles_known
        if known is None:
            known = self._styles_known = {"": self.rich_style}
        style = known.get(name)
        if style is None:
            component = self.get_component_rich_style(f"{self.style_prefix}--{name}")
            style = known[name] = over(component, known[""])
        return style

    def notify_style_update(self) -> None:
        """The stylesheet, the theme or the focus has changed."""
        self._styles_known = None
        super().notify_style_update()
