"""What is behind wrong answers: the answer key, and the mistakes and slips that explain them."""
