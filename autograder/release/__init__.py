"""What is looked at before an assignment is handed out."""
