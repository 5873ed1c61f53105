"""The Mongolian language as offices write it: dates, sentences, script and words."""
