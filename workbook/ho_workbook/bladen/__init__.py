"""One module per sheet: each formula beside the result the engine expects of it."""
