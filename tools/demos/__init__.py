"""The studio that renders glutebreak's demo films. The app never imports it."""
