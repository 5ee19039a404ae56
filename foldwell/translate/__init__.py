"""Words on their way to translators and back: XLIFF 2 and PO, made from a topic and read into its locale's file."""
