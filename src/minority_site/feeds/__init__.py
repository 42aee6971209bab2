"""What the site gives to calendars, reading programs, address books and other sites: a view in, text or bytes out."""
