"""The papers of the plan: the same facts, entered once, under the heading of each kind of plan."""
