"""Articles and groups → the Markdown pages, feeds and data files of the site. Pure functions."""
