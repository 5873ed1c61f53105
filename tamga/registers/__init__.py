"""Numbers without gaps, and the numbered blank forms they are printed on."""
