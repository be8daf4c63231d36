"""Labelled text → typed values, one concern a file.

Each module takes the text of one field as printed and gives its value; none looks at another field.
"""
