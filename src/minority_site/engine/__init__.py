"""Building: the room beside the published folder, parts, merge and swap."""
