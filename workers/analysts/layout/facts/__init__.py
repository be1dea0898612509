"""What each fact of the PRD is found by: one module per fact."""
