"""Petitions of citizens: received, dated, routed, answered; nobody lost."""
