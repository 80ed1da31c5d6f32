"""One article in, its quotations out: who said what, and when. Pure."""
