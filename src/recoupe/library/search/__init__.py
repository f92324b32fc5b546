"""Full text over words we analyse ourselves, and what is found with them."""
