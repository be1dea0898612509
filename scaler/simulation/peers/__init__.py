"""What people would use instead: other autoscalers' rules, written anew from their sources and documentation."""
