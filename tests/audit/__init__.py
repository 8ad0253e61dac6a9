"""What looks at a built site for faults of accessibility: the tests' tools, and the audit of all.

make a11y-report        # builds the site, audits it, writes content/accessibility/results.yaml
"""
