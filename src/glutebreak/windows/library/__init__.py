"""The library: all exercises with their films, a page for each, the page on why, and the user's own."""
