"""The parser's model, with its report and the licences of what it learnt from. No code may live here."""
