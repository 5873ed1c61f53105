"""The staff's rooms; every view asks for a permission in a unit."""
