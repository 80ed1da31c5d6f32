"""Web pages of our own making, one function a shape, with the text that a reader must find."""
