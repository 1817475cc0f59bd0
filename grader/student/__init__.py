"""The student's file and functions, read and called in this process: debuggable, with prints shown."""
