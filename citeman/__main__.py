"""`python -m citeman`: the command line. Nothing else may live here."""

from citeman.cli import main

if __name__ == "__main__":
    main()
