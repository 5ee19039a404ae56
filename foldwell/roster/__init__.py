"""Many clinics in one sheet: a table that a spreadsheet saves, and the clinics' folders."""
