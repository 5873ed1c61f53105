"""What the program costs, measured; ``.venv/bin/python benchmarks/run.py`` runs all of it."""
