"""Plain Python that knows no Django: calendar, deadlines, schedules and the Mongolian language.

Nothing here asks for the time of day: days come in as arguments, and all of them are local days
of the installation.
"""
