"""Backup and restore of a whole installation: one tar file, everything in it by its hash.

``database.dump`` is pg_dump's custom format, ``media/`` and ``private/`` are the files as they
lie, ``journal-heads/`` the heads that left the database, ``manifest.json`` comes last and has the
size and SHA-256 of every other part. The vault key is never inside: whoever finds the archive has
no personal data, and whoever loses the key has lost it too.
"""
