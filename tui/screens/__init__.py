"""The screens: the dashboard, what opens over it, and the first build."""
