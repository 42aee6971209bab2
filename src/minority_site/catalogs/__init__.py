"""Message catalogs: read, extracted, updated, checked, compiled, and looked up in."""
