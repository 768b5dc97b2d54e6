"""Letters as they leave: templates, their text, the print file, and the road by e-mail."""
