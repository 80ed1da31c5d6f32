"""What joins the rooms, one module a verb."""
