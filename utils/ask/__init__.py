"""Graded questions: `one`, `several`, `order` and `number` each show one."""

from utils.ask.asking import number, one, order, several

__all__ = ["number", "one", "order", "several"]
