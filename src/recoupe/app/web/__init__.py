"""The desk in the browser: stories on screens, corrections that stick, articles added while one looks on."""
