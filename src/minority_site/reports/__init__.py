"""Reports: findings or coverage in, text out. Nothing here reads, prints or decides."""
