"""The formats of a bulletin, in the order they are offered: the one list of them, light to load."""

DOCX, XLSX, PPTX = NAMES = ("docx", "xlsx", "pptx")
