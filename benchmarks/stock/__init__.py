"""A plain Wagtail site as ``wagtail start`` and Wagtail's own tutorial make it: the yardstick."""
