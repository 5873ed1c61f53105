"""What the staff's rooms show, each in a fixed number of queries."""
