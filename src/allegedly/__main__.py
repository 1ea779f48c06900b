"""`python -m allegedly`: the command line where the folder of scripts is not on the path."""

from allegedly.cli import main

if __name__ == "__main__":
    main()
