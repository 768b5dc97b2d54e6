"""What makes a message an answer: judged by its structure, never by a tick box."""
