"""Plain text out of attached files, whatever they are: `reader.text_of` is the door.

Nothing here knows what the text is for. Strangers' files are opened in `room`, a program of its own
with bounded time and memory; scans go through tesseract where it is installed.
"""
