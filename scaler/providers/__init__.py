"""Who starts and stops replicas: one small interface in `base`, and those who implement it. They own no table."""
