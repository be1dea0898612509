"""What runs the six tasks: the Celery app, the canvas and the analysts."""
