"""What a pipeline is: the graph, the record and the documents. Knows no Celery, no Flask and no HTTP."""
