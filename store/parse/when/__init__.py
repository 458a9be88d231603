"""Days that acts have from more than their own words: chronicles, terms, what is told beside."""
