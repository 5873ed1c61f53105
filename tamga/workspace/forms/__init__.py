"""What people type and attach, checked; one module for each noun."""
