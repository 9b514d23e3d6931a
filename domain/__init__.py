"""The words of the product as frozen types, and its errors. Imports nothing of the house."""
