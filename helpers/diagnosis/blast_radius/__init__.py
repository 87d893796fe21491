"""How far the holder of a token gets, and what two tokens have in common."""
