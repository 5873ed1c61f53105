"""How Mongolian offices write dates and numbers; Django's own ``mn`` formats are English-like.

Long dates with ordinals and case endings come from ``tamga.kernel.mongolian.dates``: a format
string can't inflect. These serve the plain places: admin columns, form fields, times.
"""

DATE_FORMAT = "Y.m.d"
SHORT_DATE_FORMAT = "Y.m.d"
TIME_FORMAT = "H:i"
DATETIME_FORMAT = "Y.m.d H:i"
SHORT_DATETIME_FORMAT = "Y.m.d H:i"
YEAR_MONTH_FORMAT = "Y оны m сар"
MONTH_DAY_FORMAT = "m сарын d"
FIRST_DAY_OF_WEEK = 1
DATE_INPUT_FORMATS = ["%Y-%m-%d", "%Y.%m.%d", "%Y/%m/%d", "%d.%m.%Y"]
DATETIME_INPUT_FORMATS = ["%Y-%m-%d %H:%M", "%Y.%m.%d %H:%M", "%Y-%m-%d %H:%M:%S"]
TIME_INPUT_FORMATS = ["%H:%M", "%H:%M:%S"]
DECIMAL_SEPARATOR = "."
THOUSAND_SEPARATOR = ","
NUMBER_GROUPING = 3
