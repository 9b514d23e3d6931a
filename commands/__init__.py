"""Groups of the command line that cli.py puts together; each calls services and writes what they return."""
