"""What screens share: shell, filters, cached calls."""
