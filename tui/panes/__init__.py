"""The panes of the dashboard: each draws one part of an answer and asks for changes by message."""
