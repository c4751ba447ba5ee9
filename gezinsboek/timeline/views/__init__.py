"""The pages of the timeline. No permission code: what the database does not show is 404."""
