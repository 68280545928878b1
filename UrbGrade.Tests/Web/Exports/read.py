"""Reads tables with Python's own csv and with openpyxl, which know nothing of this project, and prints them as JSON.

csv FILE DELIMITER   rows of text
xlsx FILE            sheets with rows of [type, value] of each cell
"""
import csv
import datetime
import json
import sys

if sys.argv[1] == "csv":
    with open(sys.argv[2], newline="", encoding="utf-8-sig") as file:
        print(json.dumps(list(csv.reader(file, delimiter=sys.argv[3], strict=True))))
else:
    import openpyxl

    def plain(value):
        return value.isoformat(sep=" ") if isinstance(value, (datetime.datetime, datetime.date)) else value

    book = openpyxl.load_workbook(sys.argv[2])
    print(json.dumps({sheet.title: [[[cell.data_type, plain(cell.value)] for cell in row] for row in sheet.rows] for sheet in book}))
