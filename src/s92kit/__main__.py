"""``python -m s92kit``: the command line."""

from s92kit.cli import main

if __name__ == "__main__":
    main()
