"""Hand-ins from the zip files that Canvas, Moodle and ILIAS offer."""
