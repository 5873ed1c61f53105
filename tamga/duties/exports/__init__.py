"""A plan as officials know it, in its own four columns: Word and Excel."""

from tamga.duties.exports.excel import plan_as_excel
from tamga.duties.exports.word import plan_as_word

__all__ = ["plan_as_excel", "plan_as_word"]
