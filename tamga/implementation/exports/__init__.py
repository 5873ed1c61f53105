"""The report as files: Word from an office's own template, PDF, Excel, JSON."""
