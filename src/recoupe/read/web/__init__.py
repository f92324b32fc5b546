"""Pages from the web: addresses checked, opt-outs honoured, one host never hurried."""
