-- Question: where do the cells of a return go as texts? Grain: one row per row of the file.
CREATE TABLE rows (code VARCHAR, region VARCHAR, indicator VARCHAR, unit VARCHAR, period VARCHAR, value VARCHAR, numerator VARCHAR, denominator VARCHAR, note VARCHAR)
