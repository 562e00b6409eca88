"""What goes to and comes from learning platforms: Canvas, Moodle, ILIAS, Gradescope."""
