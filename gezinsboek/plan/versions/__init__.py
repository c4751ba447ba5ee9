"""What was agreed about the plan: versions, what changed between two of them, who says yes, and when it is talked about again."""
