"""What references in pages become: `Site` and language in, HTML out."""
