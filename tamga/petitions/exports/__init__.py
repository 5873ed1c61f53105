"""The figures of petitions as tables, the same on a page, in Word and in Excel."""
