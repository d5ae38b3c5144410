"""Makes and checks the catalogs in `assets/locale`; `docs/translating.md` tells how. The app never imports it."""
