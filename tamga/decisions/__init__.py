"""Decisions from draft to publication, their provisions on control, and who carries them out."""
