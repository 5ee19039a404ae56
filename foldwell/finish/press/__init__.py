"""The print shop's file: sheets in the shop's inks, with bleed and marks, by the rules of PDF/X-4 (ISO 15930-7)."""
