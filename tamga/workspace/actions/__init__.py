"""What the rooms do that no app below does alone: several of their actions in one transaction."""
