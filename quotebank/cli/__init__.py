"""The command line: options in, one workflow or one question to the bank, lines out."""
