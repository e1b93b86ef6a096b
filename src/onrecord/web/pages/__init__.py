"""What each page answers: functions from a record, or the desk, and a query."""
