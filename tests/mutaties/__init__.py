"""Changes the engine a little, one thing at a time, and asks whether a test notices; see docs/mutaties.md."""
